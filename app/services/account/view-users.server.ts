// The people of a partner or of staff, for those who look after them. Reads only.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { findPartner } from '#db/repositories/partners.ts';
import { type ListedUser, findListedUser, listUsers } from '#db/repositories/user-lists.ts';
import type { Work } from '../work.server.ts';

export type { ListedUser } from '#db/repositories/user-lists.ts';

export function listStaff(work: Work, actor: StaffActor): Promise<ListedUser[]> {
  requirePermission(actor, 'settings:read');
  return listUsers(work.db, null);
}

export interface UserView {
  user: ListedUser & { regionCodes: string[] };
  partner: { id: string; name: string } | null;
}

/** Throws `NotFound` for a user of a partner outside the scope. */
export async function viewUser(work: Work, actor: StaffActor, scope: StaffScope, id: string): Promise<UserView> {
  requirePermission(actor, 'partner:read');
  const user = await findListedUser(work.db, id);
  if (!user) throw new NotFound('user');
  if (user.partnerId === null) return { user, partner: null };
  const partner = await findPartner(work.db, scope, user.partnerId);
  if (!partner) throw new NotFound('user');
  return { user, partner: { id: partner.id, name: partner.name } };
}
