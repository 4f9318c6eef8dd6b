// Changes what a user may do. Nobody takes the administrator's role from themselves, and there is always an administrator
// left.
import type { Actor, Role } from '#app/domain/access/permission.ts';
import { type GrantProblem, grantProblem } from '#app/domain/account/grant.ts';
import { listRegions } from '#db/repositories/reference-data.ts';
import { replaceRegions, replaceRoles } from '#db/repositories/user-lists.ts';
import { updateUser } from '#db/repositories/users.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { accountEvent } from './account-actor.server.ts';
import { type KeptAdministrator, getManagedUser, keepsAdministrator } from './managed-user.server.ts';

export type EditUserRefusal = GrantProblem | KeptAdministrator | 'unknownRegion';
/** `current` is what stands there now, saved while the form was open. */
export type EditUserAnswer =
  | { ok: true }
  | { ok: false; reason: EditUserRefusal }
  | { ok: false; reason: 'stale'; current: Omit<UserChange, 'id'> };

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
    const user = await getManagedUser(unit.trx, actor, change.id);
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
    const kept = roles.includes('administrator') ? null : await keepsAdministrator(unit, actor, user);
    if (kept) return refuse(kept);
    await replaceRoles(unit.trx, user.id, roles);
    await replaceRegions(unit.trx, user.id, regionCodes);
    await updateUser(unit.trx, user.id, {}, unit.at);
    unit.audit(accountEvent('user.edit', user, { roles, before: user.roles, regions: regionCodes }));
    return { ok: true };
  });
}
