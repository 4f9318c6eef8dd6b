// Customers by the hundred: the same rows as `customers.ts` writes one at a time, in few statements.
import type { CustomerName, NameKind } from '#app/domain/customer/customer.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Insertable } from 'kysely';
import type { Reader, Trx } from '../client.ts';
import { insertIgnore } from '../dialect.ts';
import type { Schema } from '../schema.ts';
import { type CustomerContact, type CustomerHead, type CustomerRecord, customerColumns } from './customers.ts';

/** A customer with all its rows, ready to be written. */
export interface NewCustomer {
  head: CustomerHead;
  /** The legal name included. */
  names: (CustomerName & { id: string })[];
  contacts: (CustomerContact & { id: string })[];
  matchKeys: readonly string[];
}

/** Values bound to one statement: SQLite takes 32,766; a statement this size also stays well within MySQL's packet. */
const boundValues = 16_000;

async function insertRows<Table extends keyof Schema>(
  trx: Trx,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  columns: number,
): Promise<void> {
  const step = Math.floor(boundValues / columns);
  for (let start = 0; start < rows.length; start += step) {
    await trx
      .insertInto(table)
      .values(rows.slice(start, start + step))
      .execute();
  }
}

export async function insertCustomers(
  trx: Trx,
  customers: readonly NewCustomer[],
  createdBy: string | null,
): Promise<void> {
  await insertRows(
    trx,
    'customers',
    customers.map(({ head }) => head),
    customerColumns.length,
  );
  await insertRows(
    trx,
    'customerNames',
    customers.flatMap(({ head, names }) =>
      names.map((name) => ({ ...name, customerId: head.id, createdBy, createdAt: head.createdAt })),
    ),
    6,
  );
  await insertRows(
    trx,
    'customerContacts',
    customers.flatMap(({ head, contacts }) => contacts.map((contact) => ({ ...contact, customerId: head.id }))),
    5,
  );
  await insertRows(
    trx,
    'matchKeys',
    inKeyOrder(customers.flatMap(({ head, matchKeys }) => matchKeys.map((key) => ({ key, customerId: head.id })))),
    2,
  );
}

/** Neighbours in the index are written one after the other: SQLite touches each page of it once. */
function inKeyOrder<Row extends { key: string }>(rows: Row[]): Row[] {
  return rows.sort((a, b) => (a.key < b.key ? -1 : 1));
}

export async function insertManyNames(
  trx: Trx,
  names: (CustomerName & { id: string; customerId: string })[],
  by: { at: Instant; userId: string | null },
): Promise<void> {
  await insertRows(
    trx,
    'customerNames',
    names.map((name) => ({ ...name, createdBy: by.userId, createdAt: by.at })),
    6,
  );
}

export async function insertManyContacts(
  trx: Trx,
  contacts: (CustomerContact & { id: string; customerId: string })[],
): Promise<void> {
  await insertRows(trx, 'customerContacts', contacts, 5);
}

/** Turns names that were legal into former ones. */
export async function retireLegalNames(trx: Trx, nameIds: readonly string[]): Promise<void> {
  if (nameIds.length > 0)
    await trx.updateTable('customerNames').set({ kind: 'former' }).where('id', 'in', nameIds).execute();
}

/** Replaces the keys of many customers. */
export async function replaceManyMatchKeys(
  trx: Trx,
  keysOf: readonly { customerId: string; keys: readonly string[] }[],
): Promise<void> {
  if (keysOf.length === 0) return;
  await trx
    .deleteFrom('matchKeys')
    .where(
      'customerId',
      'in',
      keysOf.map(({ customerId }) => customerId),
    )
    .execute();
  const rows = inKeyOrder(keysOf.flatMap(({ customerId, keys }) => keys.map((key) => ({ key, customerId }))));
  for (let start = 0; start < rows.length; start += boundValues / 2) {
    await insertIgnore(trx, 'matchKeys')
      .values(rows.slice(start, start + boundValues / 2))
      .execute();
  }
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

/** Who has which of these keys; keys held by more than `commonest` customers say nothing and are left out. */
export async function listKeyHolders(
  db: Reader,
  keys: readonly string[],
  commonest: number,
): Promise<{ key: string; customerId: string }[]> {
  const holders: { key: string; customerId: string }[] = [];
  for (let start = 0; start < keys.length; start += boundValues) {
    const part = keys.slice(start, start + boundValues);
    const telling = await db
      .selectFrom('matchKeys')
      .select('key')
      .where('key', 'in', part)
      .groupBy('key')
      .having((eb) => eb(eb.fn.countAll<number>(), '<=', commonest))
      .execute();
    if (telling.length === 0) continue;
    holders.push(
      ...(await db
        .selectFrom('matchKeys')
        .select(['key', 'customerId'])
        .where(
          'key',
          'in',
          telling.map(({ key }) => key),
        )
        .orderBy('customerId')
        .execute()),
    );
  }
  return holders;
}
