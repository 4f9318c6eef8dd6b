// Lists of the master list for the back office: pages by key, look-ups by what was typed, and who holds each customer.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { CustomerStatus } from '#app/domain/customer/customer.ts';
import type { ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import type { OwnerState } from '#app/domain/customer/owner-state.ts';
import { type Expression, type SqlBool, expressionBuilder, sql } from 'kysely';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

export interface CustomerLine {
  id: string;
  legalName: string;
  status: CustomerStatus;
  uscc: string | null;
  country: string;
  regionCode: string | null;
  industryCode: string | null;
  updatedAt: Instant;
}

const lineColumns = [
  'id',
  'legalName',
  'status',
  'uscc',
  'country',
  'regionCode',
  'industryCode',
  'updatedAt',
] as const;

export interface CustomerFilter {
  status?: CustomerStatus;
  regionCodes?: readonly string[];
  industryCode?: string;
  owner?: { state: OwnerState; now: Instant };
}

export type CustomerKey = { updatedAt: Instant; id: string };

/** Last changed first; `after` or `before` is the key of the row the page borders on. Merged customers only when asked for, decoys never. */
export async function listCustomerLines(
  db: Reader,
  filter: CustomerFilter,
  page: { after?: CustomerKey; before?: CustomerKey },
  limit: number,
): Promise<CustomerLine[]> {
  const backwards = page.before !== undefined;
  const key = page.before ?? page.after;
  let query = filtered(db, filter);
  if (key) {
    query = query.where((eb) =>
      eb.or([
        eb('updatedAt', backwards ? '>' : '<', key.updatedAt),
        eb.and([eb('updatedAt', '=', key.updatedAt), eb('id', backwards ? '>' : '<', key.id)]),
      ]),
    );
    // Says the same once more in a form an index can start from.
    query = query.where('updatedAt', backwards ? '>=' : '<=', key.updatedAt);
  }
  const direction = backwards ? 'asc' : 'desc';
  const rows = (await query.orderBy('updatedAt', direction).orderBy('id', direction).limit(limit).execute()).map(
    toLine,
  );
  return backwards ? rows.toReversed() : rows;
}

const linesOf = prepared((db, { ids }: { ids: readonly string[] }) => filtered(db, {}).where('id', 'in', ids));

/** The lines among the ids, in no particular order. */
export async function listCustomerLinesByIds(db: Reader, ids: readonly string[]): Promise<CustomerLine[]> {
  return ids.length === 0 ? [] : (await linesOf(db, { ids })).map(toLine);
}

/** Nothing but what no list shows is left out. */
export function isEverything(filter: CustomerFilter): boolean {
  return Object.keys(filter).length === 0;
}

/** The ids among those given that pass the filter, in no particular order. */
export async function listCustomerIdsAmong(
  db: Reader,
  ids: readonly string[],
  filter: CustomerFilter,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await filtered(db, filter).clearSelect().select('id').where('id', 'in', ids).execute();
  return rows.map(({ id }) => id);
}

function filtered(db: Reader, filter: CustomerFilter) {
  let query = db.selectFrom('customers').select(lineColumns);
  query = filter.status
    ? query.where('status', '=', filter.status)
    : query.where('status', 'not in', ['merged', 'decoy']);
  if (filter.regionCodes)
    query = query.where('regionCode', 'in', filter.regionCodes.length > 0 ? filter.regionCodes : ['']);
  if (filter.industryCode) query = query.where('industryCode', '=', filter.industryCode);
  return filter.owner ? query.where(inOwnerState(filter.owner.state, filter.owner.now)) : query;
}

/** The state by its rows: live claims, and house accounts that run at `now`. */
function inOwnerState(state: OwnerState, now: Instant): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'customers'>();
  const claim = eb
    .selectFrom('claims')
    .select('claims.id')
    .whereRef('claims.customerId', '=', 'customers.id')
    .where('claims.liveKey', 'is not', null);
  const kept = eb
    .selectFrom('houseAccounts')
    .select('houseAccounts.id')
    .whereRef('houseAccounts.customerId', '=', 'customers.id')
    .where('houseAccounts.since', '<=', now)
    .where('houseAccounts.expiresAt', '>', now);
  if (state === 'house') return eb.exists(kept);
  if (state === 'provisional') return eb.exists(claim.where('claims.status', '=', 'provisional'));
  if (state === 'owned') return eb.exists(claim.where('claims.status', '!=', 'provisional'));
  return eb.and([eb.not(eb.exists(claim)), eb.not(eb.exists(kept))]);
}

function toLine(row: Omit<CustomerLine, 'status'> & { status: string }): CustomerLine {
  return { ...row, status: row.status as CustomerStatus };
}

/** Ids of live customers with a name, code or number that begins with `text`, by name: for when no engine answers. */
export async function findCustomersByPrefix(db: Reader, text: string, limit: number): Promise<string[]> {
  // Every text that begins with `text` lies between it and the last character there is.
  const end = `${text}\uffff`;
  const [names, codes] = await Promise.all([
    db
      .selectFrom('customerNames')
      .innerJoin('customers', 'customers.id', 'customerNames.customerId')
      .select('customerNames.customerId')
      .where('customerNames.value', '>=', text)
      .where('customerNames.value', '<', end)
      .where('customers.status', 'not in', ['merged', 'decoy'])
      .orderBy('customerNames.value')
      .limit(limit)
      .execute(),
    db
      .selectFrom('customers')
      .select('id as customerId')
      .where('uscc', '>=', text.toUpperCase())
      .where('uscc', '<', end.toUpperCase())
      .where('status', 'not in', ['merged', 'decoy'])
      .orderBy('uscc')
      .limit(limit)
      .execute(),
  ]);
  return [...new Set([...names, ...codes].map((row) => row.customerId))].slice(0, limit);
}

export interface CustomerHolding {
  customerId: string;
  productLineId: string;
  partnerId: string;
  partnerName: string;
  status: ClaimStatus;
  protectedUntil: Instant | null;
}

const holdingsOf = prepared((db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('claims')
    .innerJoin('partners', 'partners.id', 'claims.ownerPartnerId')
    .select([
      'claims.customerId',
      'claims.productLineId',
      'claims.ownerPartnerId as partnerId',
      'partners.name as partnerName',
      'claims.status',
      'claims.protectedUntil',
    ])
    .where('claims.customerId', 'in', ids)
    .where('claims.liveKey', 'is not', null)
    .orderBy('claims.createdAt'),
);

/** Live claims on the customers, with the owner's name. */
export async function listHoldings(db: Reader, ids: readonly string[]): Promise<CustomerHolding[]> {
  if (ids.length === 0) return [];
  const rows = await holdingsOf(db, { ids });
  return rows.map((row) => ({ ...row, status: row.status as ClaimStatus }));
}

const keptAndBuyingAmong = prepared((db, { ids, now }: { ids: readonly string[]; now: Instant }) =>
  db
    .selectFrom('houseAccounts')
    .select(['customerId', sql<string>`'kept'`.as('standing')])
    .where('customerId', 'in', ids)
    .where('since', '<=', now)
    .where('expiresAt', '>', now)
    .union(
      db
        .selectFrom('customerProductLines')
        .select(['customerId', sql<string>`'buying'`.as('standing')])
        .where('customerId', 'in', ids),
    ),
);

/** The customers among the ids kept for direct sales at the moment, and those that buy already. */
export async function listKeptAndBuying(
  db: Reader,
  ids: readonly string[],
  now: Instant,
): Promise<{ kept: string[]; buying: string[] }> {
  if (ids.length === 0) return { kept: [], buying: [] };
  const rows = await keptAndBuyingAmong(db, { ids, now });
  const standing = (name: string) => rows.filter((row) => row.standing === name).map((row) => row.customerId);
  return { kept: standing('kept'), buying: standing('buying') };
}
