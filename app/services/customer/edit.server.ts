// Staff change a customer. Whoever saves over somebody else's change is shown both first.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { isDuplicateKey } from '#db/dialect.ts';
import { type CustomerRecord, findCustomer } from '#db/repositories/customers.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { type FieldsProblem, fieldsProblem } from './check-fields.server.ts';
import { type CustomerFields, updateCustomer } from './write.server.ts';

export type EditAnswer =
  | { ok: true }
  | { ok: false; reason: 'stale'; current: CustomerRecord }
  | { ok: false; reason: 'merged'; canonicalId: string }
  | { ok: false; reason: 'externalIdTaken' }
  | FieldsProblem;

export async function getCustomerForEdit(work: Work, actor: StaffActor, id: string): Promise<CustomerRecord> {
  requirePermission(actor, 'customer:write');
  const customer = await findCustomer(work.db, id);
  if (!customer) throw new NotFound('customer');
  return customer;
}

/** @param version the version the form was opened with */
export async function editCustomer(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { id: string; version: number; fields: CustomerFields },
): Promise<EditAnswer> {
  requirePermission(actor, 'customer:write');
  try {
    return await commit<EditAnswer>(work, actor, origin, async (unit) => {
      const before = await findCustomer(unit.trx, input.id);
      if (!before) throw new NotFound('customer');
      if (before.canonicalId) return rollBackWith({ ok: false, reason: 'merged', canonicalId: before.canonicalId });
      const stale = () => rollBackWith({ ok: false, reason: 'stale', current: before });
      if (before.version !== input.version) return stale();
      const problem = await fieldsProblem(unit.trx, input.fields, before);
      if (problem) return rollBackWith(problem);
      const by = { newId: work.newId, userId: actor.userId };
      if (!(await updateCustomer(unit, by, input.id, input.version, input.fields))) return stale();
      unit.audit({
        action: 'customer.edit',
        subjectKind: 'customer',
        subjectId: input.id,
        subjectLabel: input.fields.legalName,
        customerId: input.id,
        data: { changed: changedFields(before, input.fields) },
      });
      return { ok: true };
    });
  } catch (error) {
    if (isDuplicateKey(error)) return { ok: false, reason: 'externalIdTaken' };
    throw error;
  }
}

const plain = [
  'legalName',
  'uscc',
  'registrationNumber',
  'country',
  'regionCode',
  'address',
  'industryCode',
  'sizeCode',
  'websiteDomain',
  'sourceSystem',
  'externalId',
  'notes',
] as const;

/** Names of what differs; values stay out of the trail where they identify a person. */
export function changedFields(before: CustomerRecord, after: CustomerFields): string[] {
  const fields: string[] = plain.filter((field) => before[field] !== after[field]);
  const named = (names: { kind: string; value: string }[]) =>
    names
      .map(({ kind, value }) => `${kind} ${value}`)
      .sort()
      .join('\n');
  if (named(before.names.filter(({ kind }) => kind !== 'legal')) !== named(after.otherNames)) fields.push('otherNames');
  const reached = (contacts: CustomerFields['contacts']) =>
    contacts
      .map(({ kind, value, person }) => `${kind} ${value} ${person ?? ''}`)
      .sort()
      .join('\n');
  if (reached(before.contacts) !== reached(after.contacts)) fields.push('contacts');
  return fields;
}
