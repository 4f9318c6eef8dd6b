// Who may register a customer now, in one word for lists and filters. A customer can be in several states: owned for one
// product line, provisional for another.
import type { ClaimStatus } from '../claim/lifecycle.ts';

export const ownerStates = ['free', 'provisional', 'owned', 'house'] as const;
export type OwnerState = (typeof ownerStates)[number];

/** Of its live claims, and of being kept for direct sales today; `free` where there is neither. */
export function ownerStatesOf(liveClaims: readonly ClaimStatus[], isHouse: boolean): OwnerState[] {
  const states: OwnerState[] = [];
  if (liveClaims.includes('provisional')) states.push('provisional');
  if (liveClaims.some((status) => status !== 'provisional')) states.push('owned');
  if (isHouse) states.push('house');
  return states.length > 0 ? states : ['free'];
}
