// Changes what a user may do, and suspends or reactivates one. Nobody takes the administrator's role from themselves,
// and there is always an administrator left.
import { NotFound } from '#app/domain/access/errors.ts';
import type { Actor, Role } from '#app/domain/access/permission.ts';
import { type GrantProblem, grantProblem } from '#app/domain/account/grant.ts';
import type { UserStatus } from '#app/domain/partner/partner.ts';
import { listRegions } from '#db/repositories/reference-data.ts';
import { deleteSessionsOfUser } from '#db/repositories/sessions.ts';
import {
  type ListedUser,
  countOtherAdministrators,
  findListedUser,
  replaceRegions,
  replaceRoles,
} from '#db/repositories/user-lists.ts';
import { findUser, updateUser } from '#db/repositories/users.ts';
import { type UnitOfWork, commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { accountEvent } from './account-actor.server.ts';
import { requireInviter } from './invite-user.server.ts';

export type EditUserRefusal = GrantProblem | 'unknownRegion' | 'ownAccount' | 'ownAdministrator' | 'lastAdministrator';
export type ChangeStandingAnswer = { ok: true } | { ok: false; reason: EditUserRefusal };
/** `current` is what stands there now, saved while the form was open. */
export type EditUserAnswer = ChangeStandingAnswer | { ok: false; reason: 'stale'; current: Omit<UserChange, 'id'> };

export interface UserChange {
  id: string;
  version: number;
  roles: Role[];
  /** Regions a channel manager looks after; nobody else has any. */
  regionCodes: string[];
}

/** Throws `NotFound` for a user who does not exist, `Forbidden` for whoever may not manage that company's users. */
export async function editUser(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  change: UserChange,
): Promise<EditUserAnswer> {
  return commit<EditUserAnswer>(work, actor, origin, async (unit) => {
    const user = await managedUser(unit, actor, change.id);
    const refuse = (reason: EditUserRefusal) => rollBackWith({ ok: false, reason });
    if (user.version !== change.version) {
      const { version, roles: given, regionCodes: lookedAfter } = user;
      return rollBackWith({ ok: false, reason: 'stale', current: { version, roles: given, regionCodes: lookedAfter } });
    }
    const regionCodes = change.roles.includes('channelManager') ? [...new Set(change.regionCodes)] : [];
    const regions = new Map((await listRegions(unit.trx)).map((region) => [region.code, region.status]));
    if (!regionCodes.every((code) => regions.get(code) === 'active' || user.regionCodes.includes(code))) {
      return refuse('unknownRegion');
    }
    const roles = [...new Set(change.roles)];
    const problem = grantProblem(actor, user.partnerId, roles);
    if (problem) return refuse(problem);
    if (user.roles.includes('administrator') && !roles.includes('administrator')) {
      const kept = await keepsAdministrator(unit, actor, user);
      if (kept) return refuse(kept);
    }
    await replaceRoles(unit.trx, user.id, roles);
    await replaceRegions(unit.trx, user.id, regionCodes);
    await updateUser(unit.trx, user.id, {}, unit.at);
    unit.audit(accountEvent('user.edit', user, { roles, before: user.roles, regions: regionCodes }));
    return { ok: true };
  });
}

/** Signs the user out everywhere and keeps them out. */
export function suspendUser(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  id: string,
): Promise<ChangeStandingAnswer> {
  return commit<ChangeStandingAnswer>(work, actor, origin, async (unit) => {
    const user = await managedUser(unit, actor, id);
    const refuse = (reason: EditUserRefusal) => rollBackWith({ ok: false, reason });
    if (actor.kind !== 'system' && actor.userId === user.id) return refuse('ownAccount');
    if (user.roles.includes('administrator')) {
      const kept = await keepsAdministrator(unit, actor, user);
      if (kept) return refuse(kept);
    }
    if (user.status === 'suspended') return { ok: true };
    await updateUser(unit.trx, user.id, { status: 'suspended' }, unit.at);
    await deleteSessionsOfUser(unit.trx, user.id);
    unit.audit(accountEvent('user.suspend', user));
    return { ok: true };
  });
}

/** A user who never accepted the invitation is invited again, not active. */
export function reactivateUser(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  id: string,
): Promise<ChangeStandingAnswer> {
  return commit<ChangeStandingAnswer>(work, actor, origin, async (unit) => {
    const user = await managedUser(unit, actor, id);
    const problem = grantProblem(actor, user.partnerId, user.roles);
    if (problem === 'roleNotGrantable') return rollBackWith({ ok: false, reason: problem });
    if (user.status !== 'suspended') return { ok: true };
    const status: UserStatus = (await findUser(unit.trx, id))?.passwordHash == null ? 'invited' : 'active';
    await updateUser(unit.trx, user.id, { status }, unit.at);
    unit.audit(accountEvent('user.reactivate', user));
    return { ok: true };
  });
}

async function managedUser(unit: UnitOfWork, actor: Actor, id: string) {
  const user = await findListedUser(unit.trx, id);
  if (!user) throw new NotFound('user');
  requireInviter(actor, user.partnerId);
  return user;
}

/** Why an administrator must stay one; null when the role may go. */
async function keepsAdministrator(unit: UnitOfWork, actor: Actor, user: ListedUser): Promise<EditUserRefusal | null> {
  if (actor.kind === 'system') return null;
  if (actor.kind === 'partner' || !actor.roles.includes('administrator')) return 'roleNotGrantable';
  if (actor.userId === user.id) return 'ownAdministrator';
  return (await countOtherAdministrators(unit.trx, user.id)) === 0 ? 'lastAdministrator' : null;
}
