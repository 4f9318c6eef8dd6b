// Makes an account for somebody and sends the invitation to set name and password.
import type { Actor, Role } from '#app/domain/access/permission.ts';
import { normaliseAddress } from '#app/domain/account/address.ts';
import { type GrantProblem, grantProblem } from '#app/domain/account/grant.ts';
import type { Language } from '#app/domain/language/language.ts';
import { isDuplicateKey } from '#db/dialect.ts';
import { findInvitedAs, findPartnerOfUser, findUserByEmail, insertUser } from '#db/repositories/users.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { accountEvent } from './account-actor.server.ts';
import { limits } from './limits.server.ts';
import { mayManageUsersOf, requireManager } from './managed-user.server.ts';
import { takeFromLimit } from './rate-limit.server.ts';
import { issueToken } from './single-use-token.server.ts';

export interface InviteInput {
  email: string;
  name: string;
  /** Null for staff. */
  partnerId: string | null;
  roles: readonly Role[];
  /** The language of the invitation, and of the pages until the person chooses otherwise. */
  language: Language;
}

export type InviteAnswer =
  | { ok: true; userId: string }
  | { ok: false; reason: 'emailTaken' | GrantProblem }
  | { ok: false; reason: 'tooMany'; retryAfterMs: number };

/**
 * Throws `Forbidden` for whoever may not invite to that company. A partner's manager learns of no account but the own
 * companies': where the address belongs to somebody else, the answer and the list of the team are the same as for an
 * invitation, and nothing is sent.
 */
export async function inviteUser(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  input: InviteInput,
): Promise<InviteAnswer> {
  requireManager(actor, input.partnerId);
  const problem = grantProblem(actor, input.partnerId, input.roles);
  if (problem) return { ok: false, reason: problem };
  if (actor.kind === 'partner') {
    const { allowed, retryAfterMs } = await takeFromLimit(work, `invite:${actor.partnerId}`, limits.inviteByPartner);
    if (!allowed) return { ok: false, reason: 'tooMany', retryAfterMs };
  }
  const invitation = { ...input, email: normaliseAddress(input.email) };
  try {
    return await invite(work, actor, origin, invitation);
  } catch (error) {
    // Two invitations of one address at the same moment: the unique key lets one through, and the other finds it there.
    if (isDuplicateKey(error)) return invite(work, actor, origin, invitation);
    throw error;
  }
}

async function invite(work: Work, actor: Actor, origin: Origin | null, input: InviteInput): Promise<InviteAnswer> {
  const { email, partnerId } = input;
  const holder = await findUserByEmail(work.db, email);
  const askedBefore = actor.kind === 'partner' && (await findInvitedAs(work.db, partnerId ?? '', email)) !== null;
  if (askedBefore || (holder && mayManageUsersOf(actor, holder.partnerId).allowed)) {
    return { ok: false, reason: 'emailTaken' };
  }
  const id = work.newId();
  const user = { id, name: input.name.trim(), partnerId };
  await commit(work, actor, origin, async (unit) => {
    const address = holder ? { email: `${id}@nobody.invalid`, invitedAs: email } : { email, invitedAs: null };
    await insertUser(
      unit.trx,
      { ...user, ...address, status: 'invited', passwordHash: null, language: input.language, createdAt: unit.at },
      input.roles,
    );
    if (!holder) {
      const token = await issueToken(work, unit.trx, { purpose: 'invitation', userId: id, at: unit.at });
      const company = (await findPartnerOfUser(unit.trx, id))?.name ?? '';
      unit.emit('mail.send', { userId: id, message: { name: 'invitation', token, inviter: actor.name, company } });
    }
    unit.audit(
      accountEvent('user.invite', user, { roles: [...input.roles], ...(holder ? { addressTaken: true } : {}) }),
    );
  });
  return { ok: true, userId: id };
}
