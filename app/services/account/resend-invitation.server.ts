// Sends an invitation once more. The link sent before stops working.
import type { Actor } from '#app/domain/access/permission.ts';
import { findPartnerOfUser } from '#db/repositories/users.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { accountEvent } from './account-actor.server.ts';
import { limits } from './limits.server.ts';
import { getManagedUser } from './managed-user.server.ts';
import { takeFromLimit } from './rate-limit.server.ts';
import { issueToken } from './single-use-token.server.ts';

export type ResendAnswer =
  | { ok: true }
  | { ok: false; reason: 'notInvited' | 'addressTaken' }
  | { ok: false; reason: 'tooMany'; retryAfterMs: number };

/**
 * Throws `NotFound` for a user who does not exist or, to a partner, is another company's. Of an address that belongs to
 * somebody else only staff learn; a partner's manager is answered as ever, and nothing is sent.
 */
export async function resendInvitation(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  userId: string,
): Promise<ResendAnswer> {
  const user = await getManagedUser(work.db, actor, userId);
  if (user.status !== 'invited') return { ok: false, reason: 'notInvited' };
  const { allowed, retryAfterMs } = await takeFromLimit(work, `resend-invitation:${userId}`, limits.resendInvitation);
  if (!allowed) return { ok: false, reason: 'tooMany', retryAfterMs };
  if (user.invitedAs !== null) return actor.kind === 'partner' ? { ok: true } : { ok: false, reason: 'addressTaken' };
  await commit(work, actor, origin, async (unit) => {
    const token = await issueToken(work, unit.trx, { purpose: 'invitation', userId, at: unit.at });
    const company = (await findPartnerOfUser(unit.trx, userId))?.name ?? '';
    unit.emit('mail.send', { userId, message: { name: 'invitation', token, inviter: actor.name, company } });
    unit.audit(accountEvent('user.invite', user, { again: true }));
  });
  return { ok: true };
}
