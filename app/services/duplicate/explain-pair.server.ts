// Two records compared directly, whatever would have brought them together. Computes; reads and writes nothing.
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import { canonicalJson } from '#app/domain/ledger/entry.ts';
import { deriveKeys, familyOf } from '#search/matching/keys.ts';
import { compareCompanies } from '#search/matching/match.ts';
import type { CompanyRecord, Probe } from '#search/matching/record.ts';
import { sha256 } from '../work.server.ts';

/** What stands where an engine's name would: nobody searched. */
export const comparedDirectly = 'direct';

/** `families` are those that would have found the one from the other. */
export function explainPair(left: CompanyRecord | Probe, right: CompanyRecord | Probe): Explanation {
  const keys = new Set(deriveKeys(left).keys);
  const shared = deriveKeys(right).keys.filter((key) => keys.has(key));
  return compareCompanies(left, right, comparedDirectly, [...new Set(shared.map(familyOf))]);
}

/** Names exactly this evidence: sent along with a label, so that nobody labels what has changed meanwhile. */
export function evidenceHash(explanation: Explanation): string {
  return sha256(canonicalJson(explanation));
}
