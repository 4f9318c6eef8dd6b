// Whose account somebody looks after, and what holds for every change of one.
import { Forbidden, NotFound } from '#app/domain/access/errors.ts';
import type { Actor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { Reader } from '#db/client.ts';
import { type ListedUser, countOtherAdministrators, findListedUser } from '#db/repositories/user-lists.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';

/** Staff by permission; a partner's manager for the own companies only. */
export function mayManageUsersOf(actor: Actor, partnerId: string | null) {
  return actor.kind === 'partner'
    ? decide(actor, 'team:write', { partnerId: partnerId ?? '' })
    : decide(actor, 'user:invite');
}

/** Throws `Forbidden` for whoever may not look after the users of that company. */
export function requireManager(actor: Actor, partnerId: string | null): void {
  const permit = mayManageUsersOf(actor, partnerId);
  if (!permit.allowed) throw new Forbidden(permit.because);
}

/** Throws `NotFound` for a user who does not exist and, to a partner's manager, for another company's; else `Forbidden`. */
export async function getManagedUser(
  db: Reader,
  actor: Actor,
  id: string,
): Promise<ListedUser & { regionCodes: string[] }> {
  const user = await findListedUser(db, id);
  if (!user) throw new NotFound('user');
  if (actor.kind === 'partner' && !mayManageUsersOf(actor, user.partnerId).allowed) throw new NotFound('user');
  requireManager(actor, user.partnerId);
  return user;
}

export type KeptAdministrator = 'roleNotGrantable' | 'ownAdministrator' | 'lastAdministrator';

/** Why an administrator must stay one; null when the role may go, and for whoever is none. */
export async function keepsAdministrator(
  unit: UnitOfWork,
  actor: Actor,
  user: ListedUser,
): Promise<KeptAdministrator | null> {
  if (actor.kind === 'system' || !user.roles.includes('administrator')) return null;
  if (actor.kind === 'partner' || !actor.roles.includes('administrator')) return 'roleNotGrantable';
  if (actor.userId === user.id) return 'ownAdministrator';
  return (await countOtherAdministrators(unit.trx, user.id)) === 0 ? 'lastAdministrator' : null;
}
