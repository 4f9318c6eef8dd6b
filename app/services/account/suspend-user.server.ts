// Suspends a user, ending every session at once, and lets a suspended user back in.
import { Forbidden, NotFound } from '#app/domain/access/errors.ts';
import type { Actor } from '#app/domain/access/permission.ts';
import { findUser, updateUser } from '#db/repositories/users.ts';
import { deleteSessionsOfUser } from '#db/repositories/sessions.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { accountEvent } from './account-actor.server.ts';
import { requireInviter } from './invite-user.server.ts';

export type Suspended = { ok: true } | { ok: false; reason: 'self' | 'notPossible' };

/** Whoever may invite to a company may suspend there. Throws NotFound for a partner's manager and somebody else's user. */
export function suspendUser(work: Work, actor: Actor, origin: Origin | null, userId: string): Promise<Suspended> {
  return change(work, actor, origin, userId, 'suspend');
}

/** The way back: to `invited` for who never accepted, else to `active`. */
export function reactivateUser(work: Work, actor: Actor, origin: Origin | null, userId: string): Promise<Suspended> {
  return change(work, actor, origin, userId, 'reactivate');
}

async function change(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  userId: string,
  act: 'suspend' | 'reactivate',
): Promise<Suspended> {
  return commit<Suspended>(work, actor, origin, async (unit) => {
    const user = await findUser(unit.trx, userId);
    if (!user) throw new NotFound('user');
    requireManager(actor, user.partnerId);
    if (actor.kind !== 'system' && actor.userId === userId) return { ok: false, reason: 'self' };
    if ((user.status === 'suspended') === (act === 'suspend')) return { ok: false, reason: 'notPossible' };
    const back = user.passwordHash === null ? 'invited' : 'active';
    await updateUser(unit.trx, userId, { status: act === 'suspend' ? 'suspended' : back }, unit.at);
    if (act === 'suspend') await deleteSessionsOfUser(unit.trx, userId);
    unit.audit(accountEvent(`user.${act}`, user));
    return { ok: true };
  });
}

function requireManager(actor: Actor, partnerId: string | null): void {
  try {
    requireInviter(actor, partnerId);
  } catch (error) {
    if (error instanceof Forbidden && actor.kind === 'partner') throw new NotFound('user');
    throw error;
  }
}
