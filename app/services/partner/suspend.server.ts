// A suspended partner's people are signed out and stay out; its claims and registrations stay as they are.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { deleteSessionsOfPartner, findPartner, updatePartner } from '#db/repositories/partners.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

/** False when it was suspended already. */
export function suspendPartner(work: Work, actor: StaffActor, origin: Origin | null, id: string): Promise<boolean> {
  return turn(work, actor, origin, id, 'suspended');
}

/** False when it was active already. */
export function reactivatePartner(work: Work, actor: StaffActor, origin: Origin | null, id: string): Promise<boolean> {
  return turn(work, actor, origin, id, 'active');
}

async function turn(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  id: string,
  status: 'active' | 'suspended',
): Promise<boolean> {
  requirePermission(actor, 'partner:write');
  return commit(work, actor, origin, async (unit) => {
    const partner = await findPartner(unit.trx, null, id);
    if (!partner) throw new NotFound('partner');
    if (partner.status === status) return false;
    if (!(await updatePartner(unit.trx, id, partner.version, { status, updatedAt: unit.at }))) return false;
    const sessions = status === 'suspended' ? await deleteSessionsOfPartner(unit.trx, id) : 0;
    unit.audit({
      action: status === 'suspended' ? 'partner.suspend' : 'partner.reactivate',
      subjectKind: 'partner',
      subjectId: id,
      subjectLabel: partner.name,
      partnerId: id,
      data: { sessions },
    });
    return true;
  });
}
