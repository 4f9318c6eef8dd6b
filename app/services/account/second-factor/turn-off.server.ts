// Turns the second factor off and forgets its secret and recovery codes.
import { replaceRecoveryCodes } from '#db/repositories/recovery-codes.ts';
import { updateUser } from '#db/repositories/users.ts';
import { commit } from '../../unit-of-work.server.ts';
import type { Origin, Work } from '../../work.server.ts';
import { accountEvent } from '../account-actor.server.ts';
import { type CurrentPasswordProblem, currentPasswordProblem } from '../check-current-password.server.ts';
import { type SignedInUser, getUser } from '../get-user.server.ts';

export async function turnOffSecondFactor(
  work: Work,
  { actor }: SignedInUser,
  origin: Origin,
  input: { password: string },
): Promise<{ ok: true } | CurrentPasswordProblem> {
  const user = await getUser(work, actor.userId);
  const refused = await currentPasswordProblem(work, user, input.password);
  if (refused) return refused;
  await commit(work, actor, origin, async (unit) => {
    await updateUser(unit.trx, user.id, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null }, unit.at);
    await replaceRecoveryCodes(unit.trx, user.id, []);
    if (user.totpConfirmedAt !== null) unit.audit(accountEvent('user.secondFactorOff', user));
  });
  return { ok: true };
}
