// Which role sees which guarded field: the table read aloud, default deny, and what is left of a value for whoever may not read it.
import { describe, expect, it } from 'vitest';
import {
  contentShown,
  fieldAccess,
  fieldShown,
  fieldTable,
  guardedFields,
  mayReadField,
  mayWriteField,
} from '#app/domain/access/field.ts';
import { type StaffActor, type StaffRole, staffRoles } from '#app/domain/access/permission.ts';
import { contentOf } from '#tests/support/registrations.ts';

const staff = (...held: StaffRole[]): StaffActor => ({ kind: 'staff', userId: 's', name: 'S', roles: held });

describe('Field permissions', () => {
  it('hide every field from whoever holds no role', () => {
    for (const field of guardedFields) {
      expect(fieldAccess(staff(), field)).toBe('hidden');
      expect(fieldShown(staff(), field, 'value')).toBeNull();
    }
  });

  it('hide a field that a role does not mention', () => {
    for (const role of staffRoles)
      for (const field of guardedFields)
        if (fieldTable[role][field] === undefined) expect(fieldAccess(staff(role), field)).toBe('hidden');
  });

  it('are the most that any role grants', () => {
    expect(fieldAccess(staff('auditor', 'operations'), 'contactPhone')).toBe('write');
    expect(fieldAccess(staff('administrator', 'auditor'), 'amount')).toBe('read');
  });

  it.each([
    ['channelManager', 'write', 'write', 'read', 'write'],
    ['operations', 'write', 'write', 'read', 'write'],
    ['adjudicator', 'read', 'read', 'read', 'read'],
    ['auditor', 'masked', 'masked', 'read', 'read'],
    ['administrator', 'hidden', 'hidden', 'hidden', 'hidden'],
  ] as const)('of %s: telephone %s, e-mail %s, amounts %s, notes %s', (role, ...accesses) => {
    expect(guardedFields.map((field) => fieldAccess(staff(role), field))).toEqual(accesses);
  });

  it('let nobody write what it may not read', () => {
    for (const role of staffRoles)
      for (const field of guardedFields)
        if (mayWriteField(staff(role), field)) expect(mayReadField(staff(role), field)).toBe(true);
  });

  it('leave of a value what the role may see', () => {
    expect(fieldShown(staff('operations'), 'contactPhone', '13812345678')).toBe('13812345678');
    expect(fieldShown(staff('auditor'), 'contactPhone', '13812345678')).toBe('138······78');
    expect(fieldShown(staff('auditor'), 'contactEmail', 'wang.fang@example.com')).toBe('w····@example.com');
    expect(fieldShown(staff('administrator'), 'internalNote', 'They pay late')).toBeNull();
    expect(fieldShown(staff('auditor'), 'contactPhone', null)).toBeNull();
  });

  it('leave of what a partner typed what the role may see', () => {
    const typed = contentOf({
      amountMinor: 100_00,
      currency: 'CNY',
      contacts: [{ name: '王敏', title: null, phone: '13800138000', email: 'wm@example.com' }],
    });
    expect(contentShown(staff('channelManager'), typed)).toEqual(typed);
    expect(contentShown(staff('administrator'), typed)).toMatchObject({
      companyName: typed.companyName,
      amountMinor: null,
      currency: null,
      contacts: [{ name: '王敏', phone: null, email: null }],
    });
    expect(contentShown(staff('auditor'), typed)).toMatchObject({
      amountMinor: 100_00,
      currency: 'CNY',
      contacts: [{ name: '王敏', phone: '138······00', email: 'w····@example.com' }],
    });
  });
});
