// Changes the password of somebody signed in, and ends every other session.
import { type PasswordProblem, passwordProblem } from '#app/domain/account/password.ts';
import { deleteOtherSessionsOfUser } from '#db/repositories/sessions.ts';
import { deleteTokensOfUser } from '#db/repositories/tokens.ts';
import { updateUser } from '#db/repositories/users.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { accountEvent } from './account-actor.server.ts';
import { type CurrentPasswordProblem, currentPasswordProblem } from './check-current-password.server.ts';
import { type SignedInUser, getUser } from './get-user.server.ts';
import { hashPassword } from './password-hash.server.ts';

export type ChangePasswordAnswer =
  { ok: true } | CurrentPasswordProblem | { ok: false; reason: 'password'; problem: PasswordProblem };

export async function changePassword(
  work: Work,
  { actor, sessionHash }: SignedInUser,
  origin: Origin,
  input: { current: string; password: string },
): Promise<ChangePasswordAnswer> {
  const user = await getUser(work, actor.userId);
  const refused = await currentPasswordProblem(work, user, input.current);
  if (refused) return refused;
  const problem = passwordProblem(input.password, user.email);
  if (problem) return { ok: false, reason: 'password', problem };
  const passwordHash = await hashPassword(input.password);
  await commit(work, actor, origin, async (unit) => {
    await updateUser(unit.trx, user.id, { passwordHash }, unit.at);
    await deleteOtherSessionsOfUser(unit.trx, user.id, sessionHash);
    await deleteTokensOfUser(unit.trx, user.id, 'passwordReset');
    unit.audit(accountEvent('user.passwordChange', user));
  });
  return { ok: true };
}
