// Which derived keys the database keeps for a customer: enough to answer when no engine can and to re-check inside a
// transaction. What another kept family implies (the organisation part of a code, an address at a kept domain, the letters of
// kept syllables) is left out: every key is a row to write on import.
import { keyNumber } from '#search/matching/key-number.ts';
import type { KeyFamily } from '#search/matching/keys.ts';
import { deriveStrongKeys, familyOf } from '#search/matching/keys.ts';
import type { CompanyRecord, Probe } from '#search/matching/record.ts';

const implied: ReadonlySet<KeyFamily> = new Set(['org', 'mail', 'pj']);

/** Each key once, as a number. */
export function keysOf(company: CompanyRecord | Probe): number[] {
  const { names, others } = sortedKeysOf(company);
  return [...names, ...others];
}

/** The same in two parts: the keys of whole names without their legal form, the legal name's first, and all others. */
export function sortedKeysOf(company: CompanyRecord | Probe): { names: number[]; others: number[] } {
  const names = new Set<number>();
  const others = new Set<number>();
  for (const key of deriveStrongKeys(company)) {
    const family = familyOf(key);
    if (implied.has(family)) continue;
    (family === 'name' ? names : others).add(keyNumber(key));
  }
  for (const key of names) others.delete(key);
  return { names: [...names], others: [...others] };
}
