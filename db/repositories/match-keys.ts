// The derived keys of customers, as numbers: they answer when no engine can, and are looked at again inside transactions.
// Which keys a customer has is decided elsewhere.
import { sql } from 'kysely';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';
import { insertMany } from './insert-many.ts';

/** The keys of one customer, each once. */
export interface KeysOfCustomer {
  customerId: string;
  keys: readonly number[];
}

/** Values bound to one statement: SQLite takes 32,766. */
const boundValues = 16_000;

/** Writes the keys of customers that have none yet. */
export function insertMatchKeys(trx: Trx, customers: readonly KeysOfCustomer[]): Promise<void> {
  return insertKeys(trx, customers, 'fails');
}

async function insertKeys(trx: Trx, customers: readonly KeysOfCustomer[], taken: 'fails' | 'isLeftOut'): Promise<void> {
  const numbers = await numbersOf(
    trx,
    customers.map(({ customerId }) => customerId),
  );
  const rows: { key: number; number: number }[] = [];
  for (const { customerId, keys } of customers) {
    const number = numbers.get(customerId);
    if (number === undefined) throw new Error('keys for a customer that is not there');
    for (const key of keys) rows.push({ key, number });
  }
  // Neighbours are written one after the other: each page of the tree is touched once.
  rows.sort((a, b) => a.key - b.key || a.number - b.number);
  const values: number[] = [];
  for (const { key, number } of rows) values.push(key, number);
  await insertMany(trx, 'matchKeys', ['key', 'customerNumber'], values, taken);
}

/** Replaces the keys of customers; a customer with no keys is forgotten. */
export async function replaceMatchKeys(trx: Trx, customers: readonly KeysOfCustomer[]): Promise<void> {
  const ids = customers.map(({ customerId }) => customerId);
  for (let start = 0; start < ids.length; start += boundValues) {
    const numbers = await numbersOf(trx, ids.slice(start, start + boundValues));
    if (numbers.size > 0)
      await trx
        .deleteFrom('matchKeys')
        .where('customerNumber', 'in', [...numbers.values()])
        .execute();
  }
  await insertKeys(trx, customers, 'isLeftOut');
}

async function numbersOf(db: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (let start = 0; start < ids.length; start += boundValues) {
    const rows = await db
      .selectFrom('customers')
      .select(['id', 'number'])
      .where('id', 'in', ids.slice(start, start + boundValues))
      .execute();
    for (const { id, number } of rows) numbers.set(id, number);
  }
  return numbers;
}

/** Those of the keys that at most `commonest` customers have: what more share says nothing. */
async function listTellingKeys(db: Reader, keys: readonly number[], commonest: number): Promise<number[]> {
  const rows = await db
    .selectFrom('matchKeys')
    .select('key')
    .where('key', 'in', keys)
    .groupBy('key')
    .having((eb) => eb(eb.fn.countAll<number>(), '<=', commonest))
    .execute();
  return rows.map(({ key }) => key);
}

/** How many customers have each of the keys; those that nobody has are left out. */
export async function countKeyHolders(db: Reader, keys: readonly number[]): Promise<Map<number, number>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('matchKeys')
    .select((eb) => ['key', eb.fn.countAll<number>().as('holders')])
    .where('key', 'in', keys)
    .groupBy('key')
    .execute();
  return new Map(rows.map(({ key, holders }) => [Number(key), Number(holders)]));
}

/** Customers that share a key with the probe, those sharing most first. A key held by more than `commonest` customers says nothing and is skipped. */
export async function findByMatchKeys(
  db: Reader,
  keys: readonly number[],
  limit: number,
  commonest = 200,
): Promise<string[]> {
  if (keys.length === 0) return [];
  const telling = await listTellingKeys(db, keys, commonest);
  if (telling.length === 0) return [];
  const rows = await db
    .selectFrom('matchKeys')
    .innerJoin('customers', 'customers.number', 'matchKeys.customerNumber')
    .select('customers.id')
    .where('matchKeys.key', 'in', telling)
    .where('customers.status', '!=', 'merged')
    .groupBy('customers.id')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('customers.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Who has which of these keys, in order of customer; keys held by more than `commonest` customers are left out. */
export async function listKeyHolders(
  db: Reader,
  keys: readonly number[],
  commonest: number,
): Promise<{ key: number; customerId: string }[]> {
  const holders: { key: number; customerId: string }[] = [];
  for (let start = 0; start < keys.length; start += boundValues) {
    const telling = await listTellingKeys(db, keys.slice(start, start + boundValues), commonest);
    if (telling.length === 0) continue;
    holders.push(
      ...(await db
        .selectFrom('matchKeys')
        .innerJoin('customers', 'customers.number', 'matchKeys.customerNumber')
        .select(['matchKeys.key', 'customers.id as customerId'])
        .where('matchKeys.key', 'in', telling)
        .orderBy('customers.id')
        .execute()),
    );
  }
  return holders;
}

/** So many customers sharing a key are looked at, however common the key is. */
const sharersLookedAt = 300;

/** Whether a customer that shares a matching key was made or changed after `since`. */
export async function hasChangedSharer(
  db: Reader,
  keys: readonly number[],
  since: Instant,
  exceptId: string | null,
): Promise<boolean> {
  if (keys.length === 0) return false;
  const sharers = db
    .selectFrom('matchKeys')
    .select('customerNumber')
    .where('key', 'in', keys)
    .limit(sharersLookedAt)
    .as('sharers');
  let query = db
    .selectFrom(sharers)
    .innerJoin('customers', 'customers.number', 'sharers.customerNumber')
    .select('customers.id')
    .where('customers.updatedAt', '>', since)
    .where('customers.status', 'not in', ['merged', 'decoy']);
  if (exceptId) query = query.where('customers.id', '!=', exceptId);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}
