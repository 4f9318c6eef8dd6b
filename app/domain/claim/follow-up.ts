// Work done on a claimed customer: its kinds, and when a claim takes an entry.
import { type ClaimStatus, isLive } from './lifecycle.ts';

export const followUpKinds = ['visit', 'call', 'quote', 'demo', 'order', 'other'] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

export const longestNote = 2000;

/** Only a live claim is worked on; what ended keeps its log as it was. */
export function takesFollowUps(status: ClaimStatus): boolean {
  return isLive(status);
}
