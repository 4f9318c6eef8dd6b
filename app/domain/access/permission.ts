// The words permission is spoken in: roles (DOMAIN §8) and permissions `noun:verb`. No decisions here.

export const partnerRoles = ['partnerMember', 'partnerManager', 'directSales'] as const;
export const staffRoles = ['channelManager', 'operations', 'adjudicator', 'auditor', 'administrator'] as const;
export const roles = [...partnerRoles, ...staffRoles] as const;
export type PartnerRole = (typeof partnerRoles)[number];
export type StaffRole = (typeof staffRoles)[number];
export type Role = (typeof roles)[number];

export const permissions = [
  // the portal
  'portal:open',
  'registration:read',
  'registration:submit',
  'registration:withdraw',
  'registration:contest',
  'followUp:record',
  'team:read',
  'team:write',
  // the back office
  'admin:open',
  'review:read',
  'review:decide',
  'pair:label',
  'conflict:read',
  'conflict:rule',
  'customer:read',
  'customer:write',
  'customer:merge',
  'import:run',
  'sweep:run',
  'partner:read',
  'partner:write',
  'user:invite',
  'settings:read',
  'settings:write',
  'token:write',
  'audit:read',
  'mail:read',
  'mail:resend',
  'mail:secrets',
  'probe:read',
  'probe:acknowledge',
  'decoy:manage',
  'operations:read',
] as const;
export type Permission = (typeof permissions)[number];

/** Who is acting. `system` is a job or a command; it holds every permission and is named in the audit trail. */
export type Actor = PartnerActor | StaffActor | SystemActor;

export interface PartnerActor {
  kind: 'partner';
  userId: string;
  name: string;
  roles: readonly PartnerRole[];
  partnerId: string;
  /** The own company first, then its resellers where the company is set to see them. */
  partnerIds: readonly string[];
}

export interface StaffActor {
  kind: 'staff';
  userId: string;
  name: string;
  roles: readonly StaffRole[];
}

export interface SystemActor {
  kind: 'system';
  name: string;
}

export function isPartnerRole(role: string): role is PartnerRole {
  return (partnerRoles as readonly string[]).includes(role);
}

export function isStaffRole(role: string): role is StaffRole {
  return (staffRoles as readonly string[]).includes(role);
}

/** The user id written to rows and the audit trail; null for the system. */
export function actorId(actor: Actor): string | null {
  return actor.kind === 'system' ? null : actor.userId;
}
