// Field-level permission (DOMAIN §8): how a role sees and may change what identifies a person, amounts and internal notes.
// A table read aloud; a field that a role's row does not mention is hidden. Pure.
import type { RegistrationContent } from '../registration/registration.ts';
import type { StaffActor, StaffRole } from './permission.ts';

export const guardedFields = ['contactPhone', 'contactEmail', 'amount', 'internalNote'] as const;
export type GuardedField = (typeof guardedFields)[number];

/** From least to most. `masked`: that there is one, not which. */
export const fieldAccesses = ['hidden', 'masked', 'read', 'write'] as const;
export type FieldAccess = (typeof fieldAccesses)[number];

export const fieldTable: Record<StaffRole, Partial<Record<GuardedField, FieldAccess>>> = {
  channelManager: { contactPhone: 'write', contactEmail: 'write', amount: 'read', internalNote: 'write' },
  operations: { contactPhone: 'write', contactEmail: 'write', amount: 'read', internalNote: 'write' },
  adjudicator: { contactPhone: 'read', contactEmail: 'read', amount: 'read', internalNote: 'read' },
  // Auditors check acts, not people.
  auditor: { contactPhone: 'masked', contactEmail: 'masked', amount: 'read', internalNote: 'read' },
  // Settings and security need none of them.
  administrator: {},
};

/** The most that any of the actor's roles grants. */
export function fieldAccess(actor: StaffActor, field: GuardedField): FieldAccess {
  const ranks = actor.roles.map((role) => fieldAccesses.indexOf(fieldTable[role][field] ?? 'hidden'));
  return fieldAccesses[Math.max(0, ...ranks)] ?? 'hidden';
}

export function mayReadField(actor: StaffActor, field: GuardedField): boolean {
  const access = fieldAccess(actor, field);
  return access === 'read' || access === 'write';
}

export function mayWriteField(actor: StaffActor, field: GuardedField): boolean {
  return fieldAccess(actor, field) === 'write';
}

/** A text as the actor may see it; null where it may not. */
export function fieldShown(actor: StaffActor, field: GuardedField, value: string | null): string | null {
  if (value === null || mayReadField(actor, field)) return value;
  if (fieldAccess(actor, field) === 'hidden') return null;
  return field === 'contactPhone' || field === 'contactEmail' ? maskContact(value) : '····';
}

export const contactFields = { phone: 'contactPhone', email: 'contactEmail' } as const;

/** What a partner typed, as far as the actor may see it. */
export function contentShown<Content extends Pick<RegistrationContent, 'contacts' | 'amountMinor' | 'currency'>>(
  actor: StaffActor,
  content: Content,
): Content {
  const contacts = content.contacts.map((contact) => ({
    ...contact,
    phone: fieldShown(actor, 'contactPhone', contact.phone),
    email: fieldShown(actor, 'contactEmail', contact.email),
  }));
  const amount = mayReadField(actor, 'amount') ? {} : { amountMinor: null, currency: null };
  return { ...content, contacts, ...amount };
}

/** `13812345678` → `138······78`, `wang.fang@example.com` → `w····@example.com`. */
export function maskContact(value: string): string {
  const at = value.lastIndexOf('@');
  if (at > 0) return `${[...value][0] ?? ''}····${value.slice(at)}`;
  return value.length <= 6 ? '·'.repeat(value.length) : `${value.slice(0, 3)}······${value.slice(-2)}`;
}
