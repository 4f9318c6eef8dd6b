// The rows of one customer: the head, its names and its contacts.
import type { CustomerName, CustomerStatus, NameKind } from '#app/domain/customer/customer.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';

export interface CustomerHead {
  id: string;
  legalName: string;
  status: CustomerStatus;
  canonicalId: string | null;
  uscc: string | null;
  registrationNumber: string | null;
  country: string;
  regionCode: string | null;
  address: string | null;
  industryCode: string | null;
  sizeCode: string | null;
  websiteDomain: string | null;
  sourceSystem: string | null;
  externalId: string | null;
  notes: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  version: number;
}

export interface CustomerContact {
  kind: 'phone' | 'email';
  value: string;
  person: string | null;
}

export interface CustomerRecord extends CustomerHead {
  names: (CustomerName & { id: string })[];
  contacts: (CustomerContact & { id: string })[];
}

export const customerColumns = [
  'id',
  'legalName',
  'status',
  'canonicalId',
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
  'createdAt',
  'updatedAt',
  'version',
] as const;

export async function findCustomer(db: Reader, id: string): Promise<CustomerRecord | null> {
  const head = await db.selectFrom('customers').select(customerColumns).where('id', '=', id).executeTakeFirst();
  if (!head) return null;
  const [names, contacts] = await Promise.all([
    db
      .selectFrom('customerNames')
      .select(['id', 'kind', 'value'])
      .where('customerId', '=', id)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('customerContacts')
      .select(['id', 'kind', 'value', 'person'])
      .where('customerId', '=', id)
      .orderBy('id')
      .execute(),
  ]);
  return {
    ...toHead(head),
    names: names.map((name) => ({ ...name, kind: name.kind as NameKind })),
    contacts: contacts.map((contact) => ({ ...contact, kind: contact.kind as CustomerContact['kind'] })),
  };
}

/** Heads in no particular order; ids that do not exist are left out. */
export async function listCustomerHeads(db: Reader, ids: readonly string[]): Promise<CustomerHead[]> {
  if (ids.length === 0) return [];
  return (await db.selectFrom('customers').select(customerColumns).where('id', 'in', ids).execute()).map(toHead);
}

type HeadRow = { [Column in (typeof customerColumns)[number]]: unknown };

function toHead<Row extends HeadRow>(row: Row): CustomerHead {
  return row as unknown as CustomerHead;
}

/** Writes the changed columns; false when somebody else changed the customer since `version`. */
export async function updateCustomerHead(
  trx: Trx,
  id: string,
  version: number,
  change: Partial<Omit<CustomerHead, 'id' | 'version' | 'createdAt'>>,
): Promise<boolean> {
  const result = await trx
    .updateTable('customers')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function insertCustomerNames(
  trx: Trx,
  customerId: string,
  names: (CustomerName & { id: string })[],
  by: { at: Instant; userId: string | null; learnedFrom?: string; learnedFromId?: string },
): Promise<void> {
  if (names.length === 0) return;
  const { at, userId, learnedFrom = null, learnedFromId = null } = by;
  await trx
    .insertInto('customerNames')
    .values(
      names.map((name) => ({ ...name, customerId, createdBy: userId, createdAt: at, learnedFrom, learnedFromId })),
    )
    .execute();
}

export async function deleteCustomerNames(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await trx.deleteFrom('customerNames').where('id', 'in', ids).execute();
}

/** Puts these contacts in place of all the customer had. */
export async function replaceCustomerContacts(
  trx: Trx,
  customerId: string,
  contacts: (CustomerContact & { id: string })[],
): Promise<void> {
  await trx.deleteFrom('customerContacts').where('customerId', '=', customerId).execute();
  if (contacts.length > 0) {
    await trx
      .insertInto('customerContacts')
      .values(contacts.map((contact) => ({ ...contact, customerId })))
      .execute();
  }
}

/** A live customer with that code, other than `exceptId`. */
export async function findCustomerByUscc(
  db: Reader,
  uscc: string,
  exceptId: string | null,
): Promise<{ id: string; legalName: string } | null> {
  let query = db
    .selectFrom('customers')
    .select(['id', 'legalName'])
    .where('uscc', '=', uscc)
    .where('status', '!=', 'merged');
  if (exceptId) query = query.where('id', '!=', exceptId);
  return (await query.limit(1).executeTakeFirst()) ?? null;
}

/** The id that answers for a customer today: itself, or the one it was merged into. */
export async function findCanonicalId(db: Reader, id: string): Promise<string | null> {
  const row = await db.selectFrom('customers').select(['id', 'canonicalId']).where('id', '=', id).executeTakeFirst();
  return row ? (row.canonicalId ?? row.id) : null;
}
