// Staff change a customer. Whoever saves over somebody else's change is shown both first.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { isDuplicateKey } from '#db/dialect.ts';
import type { Reader } from '#db/client.ts';
import { type BoughtRow, replaceBoughtLines } from '#db/repositories/bought-lines.ts';
import { listBoughtProductLines } from '#db/repositories/customer-view.ts';
import { type CustomerRecord, findCustomer } from '#db/repositories/customers.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { type FieldsProblem, fieldsProblem } from './check-fields.server.ts';
import { type CustomerFields, updateCustomer } from './write.server.ts';

export type EditAnswer =
  | { ok: true }
  | { ok: false; reason: 'stale'; current: EditedCustomer }
  | { ok: false; reason: 'merged'; canonicalId: string }
  | { ok: false; reason: 'externalIdTaken' }
  | FieldsProblem;

/** A customer with what it buys already. */
export type EditedCustomer = CustomerRecord & { bought: BoughtRow[] };

export async function getCustomerForEdit(work: Work, actor: StaffActor, id: string): Promise<EditedCustomer> {
  requirePermission(actor, 'customer:write');
  const customer = await findCustomer(work.db, id);
  if (!customer) throw new NotFound('customer');
  return withBought(work.db, customer);
}

async function withBought(db: Reader, customer: CustomerRecord): Promise<EditedCustomer> {
  const bought = (await listBoughtProductLines(db, customer.id)).map(({ productLineId, since }) => ({
    productLineId,
    since,
  }));
  return { ...customer, bought };
}

/**
 * @param input.version the version the form was opened with
 * @param input.bought what the customer buys from now on; left alone where it is not given
 */
export async function editCustomer(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { id: string; version: number; fields: CustomerFields; bought?: readonly BoughtRow[] },
): Promise<EditAnswer> {
  requirePermission(actor, 'customer:write');
  try {
    return await commit<EditAnswer>(work, actor, origin, async (unit) => {
      const found = await findCustomer(unit.trx, input.id);
      if (!found) throw new NotFound('customer');
      const before = await withBought(unit.trx, found);
      if (before.canonicalId) return rollBackWith({ ok: false, reason: 'merged', canonicalId: before.canonicalId });
      const stale = () => rollBackWith({ ok: false, reason: 'stale', current: before });
      if (before.version !== input.version) return stale();
      const problem = await fieldsProblem(unit.trx, input.fields, before);
      if (problem) return rollBackWith(problem);
      const by = { newId: work.newId, userId: actor.userId };
      if (!(await updateCustomer(unit, by, input.id, input.version, input.fields))) return stale();
      const boughtChanged = input.bought !== undefined && boughtText(input.bought) !== boughtText(before.bought);
      if (input.bought && boughtChanged) await replaceBoughtLines(unit.trx, input.id, input.bought);
      unit.audit({
        action: 'customer.edit',
        subjectKind: 'customer',
        subjectId: input.id,
        subjectLabel: input.fields.legalName,
        customerId: input.id,
        data: { changed: [...changedFields(before, input.fields), ...(boughtChanged ? ['bought'] : [])] },
      });
      return { ok: true };
    });
  } catch (error) {
    if (isDuplicateKey(error)) return { ok: false, reason: 'externalIdTaken' };
    throw error;
  }
}

const boughtText = (rows: readonly BoughtRow[]) =>
  rows
    .map(({ productLineId, since }) => `${productLineId} ${since}`)
    .sort()
    .join('\n');

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
