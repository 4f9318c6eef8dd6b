// What ties a member of staff to the sides of a case, and who could rule on it instead. Decides nothing: the policy does.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { type GuardedRecord, rulingRoles } from '#app/domain/access/policy.ts';
import { assignedScopeOf } from '#app/domain/access/scope.ts';
import type { Reader } from '#db/client.ts';
import { isPartnerInScope } from '#db/repositories/staff-scope.ts';
import { listStaffInRoles } from '#db/repositories/user-lists.ts';

/** A registration that stands up for one side. */
interface Side {
  partnerId: string;
  createdBy: string;
}

/** The manufacturer's own side has no registration; nobody manages it by assignment. */
export async function readInterest(
  db: Reader,
  actor: StaffActor,
  challenger: Side,
  incumbent: Side | null,
): Promise<Required<Pick<GuardedRecord, 'interestedUserIds' | 'sidesManaged'>>> {
  const assigned = assignedScopeOf(actor);
  const challengers = await isPartnerInScope(db, assigned, challenger.partnerId);
  const incumbents = incumbent !== null && (await isPartnerInScope(db, assigned, incumbent.partnerId));
  return {
    interestedUserIds: [challenger.createdBy, ...(incumbent ? [incumbent.createdBy] : [])],
    sidesManaged: challengers && incumbents ? 'both' : challengers || incumbents ? 'one' : 'none',
  };
}

/** Who rules where a channel manager may not, by name. */
export async function listOtherRulers(db: Reader): Promise<string[]> {
  return (await listStaffInRoles(db, rulingRoles)).map(({ name }) => name);
}
