// Suspends a user, ending every session at once, and lets a suspended user back in.
import type { Actor } from '#app/domain/access/permission.ts';
import { grantProblem } from '#app/domain/account/grant.ts';
import { deleteSessionsOfUser } from '#db/repositories/sessions.ts';
import { findUser, updateUser } from '#db/repositories/users.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { accountEvent } from './account-actor.server.ts';
import { type KeptAdministrator, getManagedUser, keepsAdministrator } from './managed-user.server.ts';

export type SuspendRefusal = KeptAdministrator | 'ownAccount';
export type SuspendAnswer = { ok: true } | { ok: false; reason: SuspendRefusal };
export type ReactivateAnswer = { ok: true } | { ok: false; reason: 'roleNotGrantable' };

/**
 * Signs the user out everywhere and keeps them out; once more changes nothing. Throws `NotFound` or `Forbidden` for whoever
 * does not look after them.
 */
export function suspendUser(work: Work, actor: Actor, origin: Origin | null, id: string): Promise<SuspendAnswer> {
  return commit<SuspendAnswer>(work, actor, origin, async (unit) => {
    const user = await getManagedUser(unit.trx, actor, id);
    const refuse = (reason: SuspendRefusal) => rollBackWith({ ok: false, reason });
    if (actor.kind !== 'system' && actor.userId === user.id) return refuse('ownAccount');
    const kept = await keepsAdministrator(unit, actor, user);
    if (kept) return refuse(kept);
    if (user.status === 'suspended') return { ok: true };
    await updateUser(unit.trx, user.id, { status: 'suspended' }, unit.at);
    await deleteSessionsOfUser(unit.trx, user.id);
    unit.audit(accountEvent('user.suspend', user));
    return { ok: true };
  });
}

/** A user who never accepted the invitation is invited again, not active. Nobody lets in whom they could not invite. */
export function reactivateUser(work: Work, actor: Actor, origin: Origin | null, id: string): Promise<ReactivateAnswer> {
  return commit<ReactivateAnswer>(work, actor, origin, async (unit) => {
    const user = await getManagedUser(unit.trx, actor, id);
    if (grantProblem(actor, user.partnerId, user.roles) === 'roleNotGrantable') {
      return rollBackWith({ ok: false, reason: 'roleNotGrantable' });
    }
    if (user.status !== 'suspended') return { ok: true };
    const accepted = (await findUser(unit.trx, id))?.passwordHash != null;
    await updateUser(unit.trx, user.id, { status: accepted ? 'active' : 'invited' }, unit.at);
    unit.audit(accountEvent('user.reactivate', user));
    return { ok: true };
  });
}
