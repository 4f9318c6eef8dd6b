// A company as a Meilisearch document: its id, what is shown to search as text, and the same keys and grams that
// every engine is fed. Nothing confidential beyond that is put into the index.
import { eachGram } from '../../matching/grams.ts';
import { deriveKeys } from '../../matching/keys.ts';
import { initialsOf } from '../../matching/pinyin.ts';
import type { PreparedName } from '../../matching/prepare.ts';
import { prepareCompany } from '../../matching/prepare.ts';
import type { CompanyRecord } from '../../matching/record.ts';

export type CompanyDocument = {
  /** Meilisearch allows letters, digits, `-` and `_` in ids; others are escaped by `documentId`. */
  key: string;
  id: string;
  names: string[];
  /** Pinyin of the core without spaces, and its initials. */
  py: string[];
  /** USCC, phones, domains: for lookup by prefix. */
  codes: string[];
  keys: string[];
  /** `c:` characters, `p:` pairs, `s:` pairs by sound, `t:` trigrams of Latin words. */
  grams: string[];
};

export function documentId(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/g, (char) => `_${(char.codePointAt(0) ?? 0).toString(16)}_`).slice(0, 500);
}

const gramMarks: Readonly<Record<string, string>> = { char: 'c', pair: 'p', sound: 's', tri: 't' };

/** The grams of a name that are filtered by, distinct. */
export function gramValues(name: PreparedName): string[] {
  const values = new Set<string>();
  eachGram(name, (family, value) => {
    const mark = gramMarks[family];
    if (mark !== undefined) values.add(`${mark}:${value}`);
  });
  return [...values];
}

export function companyDocument(record: CompanyRecord): CompanyDocument {
  const prepared = prepareCompany(record);
  const py = new Set<string>();
  const grams = new Set<string>();
  for (const name of prepared.names) {
    for (const gram of gramValues(name)) grams.add(gram);
    if (name.parsed.script === 'han') {
      py.add(name.readings.join(''));
      py.add(initialsOf(name.readings));
    }
  }
  return {
    key: documentId(record.id),
    id: record.id,
    names: prepared.names.map((name) => name.parsed.text),
    py: [...py],
    codes: [
      ...(prepared.uscc ? [prepared.uscc.code] : []),
      ...[...prepared.phones.keys()].map((phone) => phone.replace(/^\+86|^\+/, '')),
      ...prepared.domains,
    ],
    keys: deriveKeys(record).keys,
    grams: [...grams],
  };
}
