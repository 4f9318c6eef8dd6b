// Field-level permission (DOMAIN §8): how a role sees what identifies a person. Pure.
import type { StaffActor } from './permission.ts';

export type FieldAccess = 'read' | 'masked';

/** Telephone numbers and e-mail addresses: auditors check acts, not people, and see them masked. */
export function contactAccess(actor: StaffActor): FieldAccess {
  return actor.roles.every((role) => role === 'auditor') ? 'masked' : 'read';
}

/** `13812345678` → `138······78`, `wang.fang@example.com` → `w····@example.com`. */
export function maskContact(value: string): string {
  const at = value.lastIndexOf('@');
  if (at > 0) return `${[...value][0] ?? ''}····${value.slice(at)}`;
  return value.length <= 6 ? '·'.repeat(value.length) : `${value.slice(0, 3)}······${value.slice(-2)}`;
}
