// Makes an account for somebody and sends the invitation to set name and password.
import { Forbidden } from '#app/domain/access/errors.ts';
import type { Actor, Role } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { normaliseAddress } from '#app/domain/account/address.ts';
import { type GrantProblem, grantProblem } from '#app/domain/account/grant.ts';
import type { Language } from '#app/domain/language/language.ts';
import { isDuplicateKey } from '#db/dialect.ts';
import { findPartnerOfUser, findUserByEmail, insertUser } from '#db/repositories/users.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { accountEvent } from './account-actor.server.ts';
import { limits } from './limits.server.ts';
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

/** Throws `Forbidden` for whoever may not invite to that company. */
export async function inviteUser(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  input: InviteInput,
): Promise<InviteAnswer> {
  requireInviter(actor, input.partnerId);
  const problem = grantProblem(actor, input.partnerId, input.roles);
  if (problem) return { ok: false, reason: problem };
  const email = normaliseAddress(input.email);
  if (await findUserByEmail(work.db, email)) return { ok: false, reason: 'emailTaken' };
  if (actor.kind === 'partner') {
    const { allowed, retryAfterMs } = await takeFromLimit(work, `invite:${actor.partnerId}`, limits.inviteByPartner);
    if (!allowed) return { ok: false, reason: 'tooMany', retryAfterMs };
  }
  const user = { id: work.newId(), email, name: input.name.trim(), partnerId: input.partnerId };
  try {
    await commit(work, actor, origin, async (unit) => {
      await insertUser(
        unit.trx,
        { ...user, status: 'invited', passwordHash: null, language: input.language, createdAt: unit.at },
        input.roles,
      );
      const token = await issueToken(work, unit.trx, { purpose: 'invitation', userId: user.id, at: unit.at });
      const company = (await findPartnerOfUser(unit.trx, user.id))?.name ?? '';
      unit.emit('mail.send', { userId: user.id, message: { name: 'invitation', token, inviter: actor.name, company } });
      unit.audit(accountEvent('user.invite', user, { roles: [...input.roles] }));
    });
  } catch (error) {
    // Two invitations of one address at the same moment: the unique key lets one through.
    if (isDuplicateKey(error)) return { ok: false, reason: 'emailTaken' };
    throw error;
  }
  return { ok: true, userId: user.id };
}

/** Staff by permission; a partner's manager for the own companies only. */
export function requireInviter(actor: Actor, partnerId: string | null): void {
  const permit =
    actor.kind === 'partner'
      ? decide(actor, 'team:write', { partnerId: partnerId ?? '' })
      : decide(actor, 'user:invite');
  if (!permit.allowed) throw new Forbidden(permit.because);
}
