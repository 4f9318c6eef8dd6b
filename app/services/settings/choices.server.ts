// What forms and filters of the back office choose from, named in the viewer's language. Retired entries are left out
// unless they are the value a record already has. Reads only.
import type { Language } from '#app/domain/language/language.ts';
import { nameIn } from '#app/domain/language/named.ts';
import type { Work } from '../work.server.ts';
import { codesOf, productLinesOf, regionsOf } from './reference.server.ts';

export interface Choice {
  value: string;
  label: string;
}

interface Entry {
  nameEn: string;
  nameZh: string;
  status: string;
}

function chosen<Row extends Entry>(
  rows: Row[],
  valueOf: (row: Row) => string,
  keep: readonly (string | null)[],
): Row[] {
  return rows.filter((row) => row.status === 'active' || keep.includes(valueOf(row)));
}

/** `list` is one of `codeLists`. */
export async function codeChoices(
  work: Work,
  language: Language,
  list: string,
  ...keep: (string | null)[]
): Promise<Choice[]> {
  const rows = chosen(await codesOf(work, list), (row) => row.code, keep);
  return rows.map((row) => ({ value: row.code, label: nameIn(language, row) }));
}

export async function productLineChoices(
  work: Work,
  language: Language,
  ...keep: (string | null)[]
): Promise<Choice[]> {
  const rows = chosen(await productLinesOf(work), (row) => row.id, keep);
  return rows.map((row) => ({ value: row.id, label: nameIn(language, row) }));
}

/** Regions in their tree's order, each after the one it lies in, with that one's name before its own. */
export async function regionChoices(work: Work, language: Language, ...keep: (string | null)[]): Promise<Choice[]> {
  const rows = await regionsOf(work);
  const names = new Map(rows.map((row) => [row.code, nameIn(language, row)]));
  const under = new Map<string | null, typeof rows>();
  for (const row of rows) {
    const parent = row.parentCode !== null && names.has(row.parentCode) ? row.parentCode : null;
    under.set(parent, [...(under.get(parent) ?? []), row]);
  }
  const inOrder = (parent: string | null, above: string): Choice[] =>
    (under.get(parent) ?? []).flatMap((row) => {
      const label = above + (names.get(row.code) ?? row.code);
      const own = row.status === 'active' || keep.includes(row.code) ? [{ value: row.code, label }] : [];
      return [...own, ...inOrder(row.code, `${label} · `)];
    });
  return inOrder(null, '');
}

/** A region and everything in it. */
export async function regionsWithin(work: Work, code: string): Promise<string[]> {
  const rows = await regionsOf(work);
  const within = new Set([code]);
  for (let size = 0; size !== within.size;) {
    size = within.size;
    for (const row of rows) if (row.parentCode !== null && within.has(row.parentCode)) within.add(row.code);
  }
  return [...within];
}
