// Which derived keys the database keeps for a customer: the strong families, enough to answer when no engine can and
// to re-check inside a transaction.
import { deriveKeys } from '#search/matching/keys.ts';
import type { CompanyRecord, Probe } from '#search/matching/record.ts';

export function keysOf(company: CompanyRecord | Probe): string[] {
  return deriveKeys(company).strongKeys;
}
