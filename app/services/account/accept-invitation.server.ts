// Turns an invitation into an account: name and password are set, and the person is signed in.
import { type PasswordProblem, passwordProblem } from '#app/domain/account/password.ts';
import { spendToken } from '#db/repositories/tokens.ts';
import { type UserRow, findPartnerOfUser, findUser, updateUser } from '#db/repositories/users.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { accountActor, ownAccountEvent } from './account-actor.server.ts';
import { startSession } from './lucia.server.ts';
import { hashPassword } from './password-hash.server.ts';
import { type LiveToken, findLiveToken } from './single-use-token.server.ts';

async function findInvited(
  work: Work,
  token: string,
): Promise<{ live: LiveToken; user: UserRow; company: string | null } | null> {
  const live = await findLiveToken(work, 'invitation', token);
  const user = live && (await findUser(work.db, live.userId));
  if (!live || !user || user.status !== 'invited') return null;
  const partner = await findPartnerOfUser(work.db, user.id);
  if (user.partnerId !== null && partner?.status !== 'active') return null;
  return { live, user, company: partner?.name ?? null };
}

export interface Invitation {
  email: string;
  name: string;
  /** Null for staff. */
  company: string | null;
}

/** Who is invited, or null when the link no longer works. Uses nothing up. */
export async function findInvitation(work: Work, token: string): Promise<Invitation | null> {
  const invited = await findInvited(work, token);
  return invited && { email: invited.user.email, name: invited.user.name, company: invited.company };
}

export type AcceptAnswer =
  | { ok: true; userId: string; cookie: string }
  | { ok: false; reason: 'linkOver' }
  | { ok: false; reason: 'password'; problem: PasswordProblem };

export async function acceptInvitation(
  work: Work,
  origin: Origin,
  input: { token: string; name: string; password: string; userAgent: string | null },
): Promise<AcceptAnswer> {
  const invited = await findInvited(work, input.token);
  if (!invited) return { ok: false, reason: 'linkOver' };
  const { live, user } = invited;
  const problem = passwordProblem(input.password, user.email);
  if (problem) return { ok: false, reason: 'password', problem };
  const passwordHash = await hashPassword(input.password);
  const name = input.name.trim();
  const accepted = await commit(work, accountActor, origin, async (unit) => {
    if (!(await spendToken(unit.trx, live.id, unit.at))) return false;
    await updateUser(unit.trx, user.id, { name, passwordHash, status: 'active', lastSignedInAt: unit.at }, unit.at);
    unit.audit(ownAccountEvent('user.accept', { ...user, name }));
    return true;
  });
  if (!accepted) return { ok: false, reason: 'linkOver' };
  const { cookie } = await startSession(work, user.id, { ip: origin.ip, userAgent: input.userAgent }, false);
  return { ok: true, userId: user.id, cookie };
}
