// Which derived keys the database keeps for a customer: enough to answer when no engine can and to re-check inside a
// transaction. What another kept family implies (the organisation part of a code, an address at a kept domain, the letters of
// kept syllables) is left out: every key is a row to write on import.
import type { KeyFamily } from '#search/matching/keys.ts';
import { deriveKeys, familyOf } from '#search/matching/keys.ts';
import type { CompanyRecord, Probe } from '#search/matching/record.ts';

const implied: ReadonlySet<KeyFamily> = new Set(['org', 'mail', 'pj']);

export function keysOf(company: CompanyRecord | Probe): string[] {
  return deriveKeys(company).strongKeys.filter((key) => !implied.has(familyOf(key)));
}
