// One partner: what it may sell where, who works there, who lies under it, and its claims against its capacity. Reads only.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import {
  type PartnerRow,
  type SellingRights,
  countLiveClaims,
  findPartner,
  getSellingRights,
  listPossibleParents,
  listResellers,
} from '#db/repositories/partners.ts';
import { type ListedUser, listChannelManagers, listUsers } from '#db/repositories/user-lists.ts';
import { findUser } from '#db/repositories/users.ts';
import type { Work } from '../work.server.ts';

export type { ListedUser } from '#db/repositories/user-lists.ts';

export interface PartnerView {
  partner: PartnerRow;
  rights: SellingRights;
  parent: { id: string; name: string } | null;
  manager: string | null;
  resellers: PartnerRow[];
  users: ListedUser[];
  liveClaims: number;
}

/** Throws `NotFound` outside the scope. */
export async function viewPartner(work: Work, actor: StaffActor, scope: StaffScope, id: string): Promise<PartnerView> {
  requirePermission(actor, 'partner:read');
  const { db } = work;
  const partner = await findPartner(db, scope, id);
  if (!partner) throw new NotFound('partner');
  const [rights, parent, manager, resellers, users, live] = await Promise.all([
    getSellingRights(db, id),
    partner.parentId ? findPartner(db, null, partner.parentId) : null,
    partner.channelManagerId ? findUser(db, partner.channelManagerId) : null,
    listResellers(db, id),
    listUsers(db, id),
    countLiveClaims(db, [id]),
  ]);
  return {
    partner,
    rights,
    parent: parent && { id: parent.id, name: parent.name },
    manager: manager?.name ?? null,
    resellers,
    users,
    liveClaims: live.get(id) ?? 0,
  };
}

/** Whom the form of a partner can choose from besides the lists of the business. */
export async function partnerFormChoices(work: Work, exceptId: string | null) {
  const [parents, managers] = await Promise.all([listPossibleParents(work.db, exceptId), listChannelManagers(work.db)]);
  return { parents, managers };
}
