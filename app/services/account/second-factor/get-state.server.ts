// How a person's second factor stands, for the account pages.
import type { Instant } from '#app/domain/calendar/instant.ts';
import { countUnusedRecoveryCodes } from '#db/repositories/recovery-codes.ts';
import type { Work } from '../../work.server.ts';
import { type SignedInUser, getUser } from '../get-user.server.ts';

export interface SecondFactorState {
  /** Since when it is on; null when it is not. */
  since: Instant | null;
  recoveryCodesLeft: number;
}

export async function getSecondFactorState(work: Work, { actor }: SignedInUser): Promise<SecondFactorState> {
  const user = await getUser(work, actor.userId);
  return { since: user.totpConfirmedAt, recoveryCodesLeft: await countUnusedRecoveryCodes(work.db, user.id) };
}
