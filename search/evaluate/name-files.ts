// Real company names read from files where they lie, for measuring only: nothing of them is kept or shipped. Every
// name falls by its hash into one of two halves, so that what was tuned on the one can be checked on the other.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normaliseText } from '../matching/normalise.ts';
import type { CompanyRecord } from '../matching/record.ts';
import { probeOf } from '../matching/record.ts';
import type { ProbeRow } from './corpus-files.ts';
import type { GeneratedCompany } from './generate.ts';
import { probeClasses } from './noise.ts';
import { Random } from './random.ts';

export type Half = 'tune' | 'held';

export type NamedCompany = { id: string; name: string; shortName: string | null; half: Half; listed: boolean };

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    value ^= value >>> 13;
  }
  return value >>> 0;
}

function linesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * The companies of `listed-cn-short-full.csv` (short_name,legal_name), `employers-cn.txt` and `sec-titles-en.txt` in a
 * folder, each normalised name once. One in five is kept out of the list (`listed` false), to ask for it in vain.
 */
export function readNameFiles(folder: string): NamedCompany[] {
  const rows: { name: string; shortName: string | null }[] = [];
  for (const line of linesOf(join(folder, 'listed-cn-short-full.csv')).slice(1)) {
    const comma = line.indexOf(',');
    rows.push({ name: line.slice(comma + 1), shortName: line.slice(0, comma) });
  }
  for (const file of ['employers-cn.txt', 'sec-titles-en.txt']) {
    for (const name of linesOf(join(folder, file))) rows.push({ name, shortName: null });
  }
  const seen = new Set<string>();
  const companies: NamedCompany[] = [];
  for (const { name, shortName } of rows) {
    const text = normaliseText(name);
    if (text.length < 4 || seen.has(text)) continue;
    seen.add(text);
    const value = hash(text);
    companies.push({
      id: `R${String(companies.length)}`,
      name,
      shortName,
      half: (value & 1) === 0 ? 'tune' : 'held',
      listed: (value >>> 1) % 5 !== 0,
    });
  }
  return companies;
}

export function recordOfName({ id, name }: NamedCompany): CompanyRecord {
  return { id, names: [{ kind: 'legal', value: name }], phones: [], emails: [] };
}

/** Probes of every class of noise for the companies of one half, at most `perClass` each. */
export function probesOfNames(
  companies: readonly NamedCompany[],
  half: Half,
  seed: number,
  perClass: number,
): ProbeRow[] {
  const own = companies.filter((company) => company.half === half);
  const listed = own.filter((company) => company.listed);
  const probes: ProbeRow[] = [];
  const add = (id: string, name: string, expectedId: string | null) =>
    probes.push({ probeId: `${id}-${String(probes.length)}`, class: id, probe: probeOf(name), expectedId });
  for (const [number, { id, expected, make }] of probeClasses.entries()) {
    if (!expected) continue;
    const random = new Random(seed * 7_000 + number);
    let made = 0;
    for (let attempt = 0; attempt < perClass * 30 && made < perClass; attempt++) {
      const company = random.pick(listed);
      const generated: GeneratedCompany = { ...recordOfName(company), industry: '' };
      const probe = make(generated, random);
      if (probe === null) continue;
      add(id, probe.name, company.id);
      made++;
    }
  }
  for (const company of listed.filter(({ shortName }) => shortName !== null).slice(0, perClass * 4)) {
    add('short_to_full', company.shortName ?? '', company.id);
  }
  for (const company of own.filter((one) => !one.listed).slice(0, perClass * 8)) add('absent', company.name, null);
  return probes;
}
