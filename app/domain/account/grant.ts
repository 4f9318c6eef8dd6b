// Which roles one person may hand to another. Pure; the permission to invite at all is the policy's.
import {
  type Actor,
  type PartnerRole,
  type Role,
  type StaffRole,
  isPartnerRole,
  isStaffRole,
} from '#app/domain/access/permission.ts';

export type GrantProblem = 'rolesDoNotFit' | 'roleNotGrantable';

/**
 * Partners' users hold partner roles, staff hold staff roles, everybody at least one. Only an administrator makes an
 * administrator; a partner's own manager makes members and managers, never a direct-sales user.
 */
export function grantProblem(actor: Actor, partnerId: string | null, roles: readonly Role[]): GrantProblem | null {
  const fits: (role: Role) => role is PartnerRole | StaffRole = partnerId === null ? isStaffRole : isPartnerRole;
  if (roles.length === 0 || !roles.every(fits)) return 'rolesDoNotFit';
  if (actor.kind === 'partner' && roles.includes('directSales')) return 'roleNotGrantable';
  if (actor.kind === 'staff' && roles.includes('administrator') && !actor.roles.includes('administrator')) {
    return 'roleNotGrantable';
  }
  return null;
}
