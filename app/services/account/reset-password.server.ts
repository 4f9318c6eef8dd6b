// Sets a new password with a link from the mailbox; ends every session and lifts a pause.
import { type PasswordProblem, passwordProblem } from '#app/domain/account/password.ts';
import { deleteSessionsOfUser } from '#db/repositories/sessions.ts';
import { spendToken } from '#db/repositories/tokens.ts';
import { updateUser } from '#db/repositories/users.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { accountActor, ownAccountEvent } from './account-actor.server.ts';
import { findSignedIn } from './actor.server.ts';
import { getUser } from './get-user.server.ts';
import { hashPassword } from './password-hash.server.ts';
import { findLiveToken } from './single-use-token.server.ts';

/** Whose password the link sets, or null when it no longer works. Uses nothing up. */
export async function findPasswordReset(work: Work, token: string): Promise<{ email: string } | null> {
  const live = await findLiveToken(work, 'passwordReset', token);
  const signedIn = live && (await findSignedIn(work, live.userId));
  return signedIn ? { email: signedIn.email } : null;
}

export type ResetPasswordAnswer =
  { ok: true } | { ok: false; reason: 'linkOver' } | { ok: false; reason: 'password'; problem: PasswordProblem };

export async function resetPassword(
  work: Work,
  origin: Origin,
  input: { token: string; password: string },
): Promise<ResetPasswordAnswer> {
  const live = await findLiveToken(work, 'passwordReset', input.token);
  if (!live || !(await findSignedIn(work, live.userId))) return { ok: false, reason: 'linkOver' };
  const user = await getUser(work, live.userId);
  const problem = passwordProblem(input.password, user.email);
  if (problem) return { ok: false, reason: 'password', problem };
  const passwordHash = await hashPassword(input.password);
  return commit(work, accountActor, origin, async (unit): Promise<ResetPasswordAnswer> => {
    if (!(await spendToken(unit.trx, live.id, unit.at))) return { ok: false, reason: 'linkOver' };
    await updateUser(unit.trx, user.id, { passwordHash, failedSignIns: 0, lockedUntil: null }, unit.at);
    await deleteSessionsOfUser(unit.trx, user.id);
    unit.audit(ownAccountEvent('user.passwordReset', user, { step: 'done' }));
    return { ok: true };
  });
}
