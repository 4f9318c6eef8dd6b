// Customers by the hundred: the same rows as `customers.ts` writes one at a time, in few statements.
import type { CustomerName, NameKind } from '#app/domain/customer/customer.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';
import { type CustomerContact, type CustomerHead, type CustomerRecord, customerColumns } from './customers.ts';
import { insertMany } from './insert-many.ts';
import { insertMatchKeys } from './match-keys.ts';

/** A customer with all its rows, ready to be written. */
export interface NewCustomer {
  head: CustomerHead;
  /** The legal name included. */
  names: (CustomerName & { id: string })[];
  contacts: (CustomerContact & { id: string })[];
  matchKeys: readonly number[];
}

const nameColumns = ['id', 'customerId', 'kind', 'value', 'createdBy', 'createdAt'] as const;
const contactColumns = ['id', 'customerId', 'kind', 'value', 'person'] as const;

export async function insertCustomers(
  trx: Trx,
  customers: readonly NewCustomer[],
  createdBy: string | null,
): Promise<void> {
  const heads: unknown[] = [];
  const names: unknown[] = [];
  const contacts: unknown[] = [];
  for (const customer of customers) {
    const { head } = customer;
    for (const column of customerColumns) heads.push(head[column]);
    for (const { id, kind, value } of customer.names) names.push(id, head.id, kind, value, createdBy, head.createdAt);
    for (const { id, kind, value, person } of customer.contacts) contacts.push(id, head.id, kind, value, person);
  }
  await insertMany(trx, 'customers', customerColumns, heads);
  await insertMany(trx, 'customerNames', nameColumns, names);
  await insertMany(trx, 'customerContacts', contactColumns, contacts);
  await insertMatchKeys(
    trx,
    customers.map(({ head, matchKeys }) => ({ customerId: head.id, keys: matchKeys })),
  );
}

export async function insertManyNames(
  trx: Trx,
  names: readonly (CustomerName & { id: string; customerId: string })[],
  by: { at: Instant; userId: string | null },
): Promise<void> {
  await insertMany(
    trx,
    'customerNames',
    nameColumns,
    names.flatMap(({ id, customerId, kind, value }) => [id, customerId, kind, value, by.userId, by.at]),
  );
}

export async function insertManyContacts(
  trx: Trx,
  contacts: readonly (CustomerContact & { id: string; customerId: string })[],
): Promise<void> {
  await insertMany(
    trx,
    'customerContacts',
    contactColumns,
    contacts.flatMap(({ id, customerId, kind, value, person }) => [id, customerId, kind, value, person]),
  );
}

/** Turns names that were legal into former ones. */
export async function retireLegalNames(trx: Trx, nameIds: readonly string[]): Promise<void> {
  if (nameIds.length > 0)
    await trx.updateTable('customerNames').set({ kind: 'former' }).where('id', 'in', nameIds).execute();
}

/** Whole customers in no particular order; ids that do not exist are left out. Merged ones come too. */
export async function listCustomerRecords(db: Reader, ids: readonly string[]): Promise<CustomerRecord[]> {
  if (ids.length === 0) return [];
  const heads = await db.selectFrom('customers').select(customerColumns).where('id', 'in', ids).execute();
  const [names, contacts] = await Promise.all([
    db
      .selectFrom('customerNames')
      .select(['id', 'customerId', 'kind', 'value'])
      .where('customerId', 'in', ids)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('customerContacts')
      .select(['id', 'customerId', 'kind', 'value', 'person'])
      .where('customerId', 'in', ids)
      .orderBy('id')
      .execute(),
  ]);
  const records = new Map(
    heads.map((head) => [head.id, { ...(head as unknown as CustomerHead), names: [], contacts: [] } as CustomerRecord]),
  );
  for (const { customerId, ...name } of names)
    records.get(customerId)?.names.push({ ...name, kind: name.kind as NameKind });
  for (const { customerId, ...contact } of contacts) {
    records.get(customerId)?.contacts.push({ ...contact, kind: contact.kind as CustomerContact['kind'] });
  }
  return [...records.values()];
}

export interface IdentityRow {
  id: string;
  uscc: string | null;
  sourceSystem: string | null;
  externalId: string | null;
}

/** Customers by the ids one source system gave them, merged ones included. */
export async function listByExternalIds(
  db: Reader,
  sourceSystem: string,
  externalIds: readonly string[],
): Promise<IdentityRow[]> {
  if (externalIds.length === 0) return [];
  return db
    .selectFrom('customers')
    .select(['id', 'uscc', 'sourceSystem', 'externalId'])
    .where('sourceSystem', '=', sourceSystem)
    .where('externalId', 'in', externalIds)
    .execute();
}

/** Live customers by Unified Social Credit Code. */
export async function listByUsccs(db: Reader, usccs: readonly string[]): Promise<IdentityRow[]> {
  if (usccs.length === 0) return [];
  return db
    .selectFrom('customers')
    .select(['id', 'uscc', 'sourceSystem', 'externalId'])
    .where('uscc', 'in', usccs)
    .where('status', '!=', 'merged')
    .orderBy('id')
    .execute();
}
