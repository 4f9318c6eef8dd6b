// What names a pair, whichever of the two is asked first: one standing relation each.
import { normaliseText } from '#search/matching/normalise.ts';
import { sha256 } from '../work.server.ts';

export function pairKey(customerId: string, relatedId: string | null, relatedName: string | null): string {
  if (relatedId !== null) return sha256([customerId, relatedId].sort().join('|'));
  return sha256(`${customerId}|${normaliseText(relatedName ?? '')}`);
}
