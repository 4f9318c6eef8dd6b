// Who may do what: default deny, and the scope that follows into every query.
import { describe, expect, it } from 'vitest';
import {
  type PartnerActor,
  type StaffActor,
  type StaffRole,
  permissions,
  roles,
  staffRoles,
} from '#app/domain/access/permission.ts';
import { decide, grants } from '#app/domain/access/policy.ts';
import { partnerScopeOf, staffScopeOf } from '#app/domain/access/scope.ts';

const partner: PartnerActor = {
  kind: 'partner',
  userId: 'u',
  name: 'N',
  roles: ['partnerMember'],
  partnerId: 'p',
  partnerIds: ['p', 'r'],
};
const staff = (...held: StaffRole[]): StaffActor => ({ kind: 'staff', userId: 's', name: 'S', roles: held });

describe('The policy', () => {
  it('denies who holds no role', () => {
    for (const permission of permissions) {
      expect(decide({ ...partner, roles: [] }, permission).allowed).toBe(false);
      expect(decide(staff(), permission).allowed).toBe(false);
    }
  });

  it('gives staff nothing of the portal and partners nothing of the back office', () => {
    const portal = new Set([...grants.partnerMember, ...grants.partnerManager, ...grants.directSales]);
    const office = new Set(staffRoles.flatMap((role) => grants[role]));
    expect([...portal].filter((permission) => office.has(permission))).toEqual([]);
  });

  it('grants every permission to somebody, and only permissions that exist', () => {
    const granted = new Set(roles.flatMap((role) => grants[role]));
    expect([...granted].sort()).toEqual([...permissions].sort());
  });

  it('lets auditors change nothing', () => {
    const writing = grants.auditor.filter((permission) => !/:(read|open)$/.test(permission));
    expect(writing).toEqual([]);
  });

  it('says why', () => {
    expect(decide(partner, 'registration:read')).toEqual({ allowed: true, because: 'role:partnerMember' });
    expect(decide(partner, 'review:decide')).toEqual({ allowed: false, because: 'noRoleGrants' });
    expect(decide(partner, 'registration:read', { partnerId: 'x' })).toEqual({
      allowed: false,
      because: 'otherPartner',
    });
    expect(decide(staff('adjudicator'), 'conflict:rule', { interestedUserIds: ['s'] })).toEqual({
      allowed: false,
      because: 'ownInterest',
    });
    expect(decide(staff('adjudicator'), 'conflict:rule', { sidesManaged: 'one' })).toEqual({
      allowed: false,
      because: 'oneSideOnly',
    });
    expect(decide({ kind: 'system', name: 'job' }, 'conflict:rule')).toEqual({ allowed: true, because: 'system' });
  });

  it.each([
    ['channelManager', 'both', true],
    ['channelManager', 'one', false],
    ['channelManager', 'none', false],
    ['operations', 'none', true],
    ['operations', 'both', true],
    ['operations', 'one', false],
    ['adjudicator', 'none', true],
    ['adjudicator', 'one', false],
    ['auditor', 'both', false],
  ] as const)('lets %s who looks after %s of the sides rule: %s', (role, sidesManaged, allowed) => {
    expect(decide(staff(role), 'conflict:rule', { sidesManaged }).allowed).toBe(allowed);
  });

  it('lets a second role rule what an assignment alone may not', () => {
    expect(decide(staff('channelManager', 'adjudicator'), 'conflict:rule', { sidesManaged: 'none' }).allowed).toBe(
      true,
    );
    expect(decide(staff('channelManager', 'adjudicator'), 'conflict:rule', { sidesManaged: 'one' }).allowed).toBe(
      false,
    );
  });

  it('lets a company see its own and its resellers’ records', () => {
    expect(decide(partner, 'registration:read', { partnerId: 'r' }).allowed).toBe(true);
  });
});

describe('The scope', () => {
  it('of a partner is its companies; without any it matches nothing', () => {
    expect(partnerScopeOf(partner).partnerIds).toEqual(['p', 'r']);
    expect(partnerScopeOf({ ...partner, partnerIds: [] }).partnerIds).toEqual([]);
  });

  it('of a channel manager is what is assigned; a second role opens the rest', () => {
    expect(staffScopeOf(staff('channelManager'))).toEqual({ all: false, managerId: 's' });
    expect(staffScopeOf(staff('channelManager', 'operations'))).toEqual({ all: true });
    expect(staffScopeOf(staff('auditor'))).toEqual({ all: true });
  });

  it('of staff is never given to a partner', () => {
    expect(() => staffScopeOf(partner)).toThrow();
  });
});
