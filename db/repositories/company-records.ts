// Customers as the matcher sees them, and the derived keys that find them when no engine answers.
import { sql } from 'kysely';
import type { CompanyRecord } from '#search/matching/record.ts';
import type { Reader, Trx } from '../client.ts';
import { insertIgnore } from '../dialect.ts';

type Head = {
  id: string;
  uscc: string | null;
  country: string;
  regionCode: string | null;
  address: string | null;
  websiteDomain: string | null;
};

const headColumns = ['id', 'uscc', 'country', 'regionCode', 'address', 'websiteDomain'] as const;

/** The live heads among the ids: merged customers are never matched. */
export async function listCompanyRecords(db: Reader, ids: readonly string[]): Promise<CompanyRecord[]> {
  if (ids.length === 0) return [];
  const heads = await db
    .selectFrom('customers')
    .select(headColumns)
    .where('id', 'in', ids)
    .where('status', '!=', 'merged')
    .execute();
  return assemble(db, heads);
}

/** One page of all live heads in order of id, for building an index. */
export async function listCompanyRecordsAfter(db: Reader, afterId: string, limit: number): Promise<CompanyRecord[]> {
  const heads = await db
    .selectFrom('customers')
    .select(headColumns)
    .where('id', '>', afterId)
    .where('status', '!=', 'merged')
    .orderBy('id')
    .limit(limit)
    .execute();
  return assemble(db, heads);
}

/** How many live heads there are. */
export async function countCompanyRecords(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('customers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', '!=', 'merged')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function assemble(db: Reader, heads: Head[]): Promise<CompanyRecord[]> {
  if (heads.length === 0) return [];
  const ids = heads.map(({ id }) => id);
  const [names, contacts] = await Promise.all([
    db
      .selectFrom('customerNames')
      .select(['customerId', 'kind', 'value'])
      .where('customerId', 'in', ids)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
    db.selectFrom('customerContacts').select(['customerId', 'kind', 'value']).where('customerId', 'in', ids).execute(),
  ]);
  const records = new Map<string, CompanyRecord>(
    heads.map((head) => [head.id, { ...head, names: [], phones: [], emails: [] }]),
  );
  for (const name of names) {
    const record = records.get(name.customerId);
    const entry = { kind: name.kind as CompanyRecord['names'][number]['kind'], value: name.value };
    if (entry.kind === 'legal') record?.names.unshift(entry);
    else record?.names.push(entry);
  }
  for (const contact of contacts)
    records.get(contact.customerId)?.[contact.kind === 'phone' ? 'phones' : 'emails'].push(contact.value);
  return [...records.values()];
}

/** Replaces the keys of customers; a customer with no keys is forgotten. */
export async function replaceMatchKeys(
  trx: Trx,
  keysOf: { customerId: string; keys: readonly string[] }[],
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
  const rows = keysOf.flatMap(({ customerId, keys }) => keys.map((key) => ({ key, customerId })));
  for (let start = 0; start < rows.length; start += 400)
    await insertIgnore(trx, 'matchKeys')
      .values(rows.slice(start, start + 400))
      .execute();
}

/** Customers that share a key with the probe, those sharing most first. A key held by more than `commonest` customers says nothing and is skipped. */
export async function findByMatchKeys(
  db: Reader,
  keys: readonly string[],
  limit: number,
  commonest = 200,
): Promise<string[]> {
  if (keys.length === 0) return [];
  const telling = await db
    .selectFrom('matchKeys')
    .select('key')
    .where('key', 'in', keys)
    .groupBy('key')
    .having((eb) => eb(eb.fn.countAll<number>(), '<=', commonest))
    .execute();
  if (telling.length === 0) return [];
  const rows = await db
    .selectFrom('matchKeys')
    .innerJoin('customers', 'customers.id', 'matchKeys.customerId')
    .select('customerId')
    .where(
      'key',
      'in',
      telling.map(({ key }) => key),
    )
    .where('customers.status', '!=', 'merged')
    .groupBy('customerId')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('customerId')
    .limit(limit)
    .execute();
  return rows.map((row) => row.customerId);
}
