// Who may do what: a table read aloud, and one function that answers with its reason. Unmentioned is denied.
import type { Actor, Permission, Role, StaffRole } from './permission.ts';

const partnerWork = [
  'portal:open',
  'registration:read',
  'registration:submit',
  'registration:withdraw',
  'registration:contest',
  'followUp:record',
] as const satisfies Permission[];

const everyReading = [
  'admin:open',
  'review:read',
  'conflict:read',
  'customer:read',
  'partner:read',
  'settings:read',
  'probe:read',
] as const satisfies Permission[];

export const grants: Record<Role, readonly Permission[]> = {
  partnerMember: partnerWork,
  partnerManager: [...partnerWork, 'team:read', 'team:write'],
  directSales: partnerWork,
  channelManager: [
    ...everyReading,
    'review:decide',
    'pair:label',
    'conflict:rule',
    'customer:write',
    'probe:acknowledge',
  ],
  operations: [
    ...everyReading,
    'review:decide',
    'pair:label',
    'conflict:rule',
    'customer:write',
    'customer:merge',
    'import:run',
    'sweep:run',
    'partner:write',
    'user:invite',
    'settings:write',
    'mail:read',
    'mail:resend',
    'probe:acknowledge',
    'decoy:manage',
    'operations:read',
  ],
  adjudicator: ['admin:open', 'conflict:read', 'conflict:rule'],
  auditor: [...everyReading, 'audit:read', 'mail:read', 'operations:read'],
  // Settings and security: who may come in, and what happened. Of the business no more than whose users they are.
  administrator: [
    'admin:open',
    'partner:read',
    'settings:read',
    'user:invite',
    'settings:write',
    'token:write',
    'audit:read',
    'mail:read',
    'mail:resend',
    'mail:secrets',
    'operations:read',
  ],
};

/** Roles that rule any case they have no interest in; a channel manager rules by assignment. */
export const rulingRoles: readonly StaffRole[] = ['operations', 'adjudicator'];

/** What of a record the policy looks at. */
export interface GuardedRecord {
  /** The partner the record belongs to. */
  partnerId?: string;
  /** Of a case: people who stand up for a side, because they registered or recommended it. */
  interestedUserIds?: readonly string[];
  /** Of a case: how many of its sides the actor looks after by assignment, by name or by region. */
  sidesManaged?: 'none' | 'one' | 'both';
}

export type Permit =
  | { allowed: true; because: 'system' | `role:${Role}` }
  | { allowed: false; because: 'noRoleGrants' | 'otherPartner' | 'ownInterest' | 'oneSideOnly' };

/**
 * Floor two of three (the route's `can` before it, the scope in the query after it).
 * A partner touches records of its own companies only; nobody rules on a case it has an interest in: whoever stands up for a
 * side or looks after one of them only. By assignment alone a case is ruled by whoever looks after both.
 */
export function decide(actor: Actor, permission: Permission, record?: GuardedRecord): Permit {
  if (actor.kind === 'system') return { allowed: true, because: 'system' };
  const role = actor.roles.find((held) => grants[held].includes(permission));
  if (!role) return { allowed: false, because: 'noRoleGrants' };
  if (actor.kind === 'partner' && record?.partnerId !== undefined && !actor.partnerIds.includes(record.partnerId)) {
    return { allowed: false, because: 'otherPartner' };
  }
  if (permission === 'conflict:rule' && record?.interestedUserIds?.includes(actor.userId)) {
    return { allowed: false, because: 'ownInterest' };
  }
  if (permission === 'conflict:rule' && actor.kind === 'staff' && record?.sidesManaged !== undefined) {
    const byAssignment = !actor.roles.some((held) => rulingRoles.includes(held));
    const { sidesManaged } = record;
    if (sidesManaged === 'one' || (byAssignment && sidesManaged !== 'both'))
      return { allowed: false, because: 'oneSideOnly' };
  }
  return { allowed: true, because: `role:${role}` };
}
