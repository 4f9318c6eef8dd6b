// Conflict cases in pages and as one case, for staff who look after either side. Open cases: the oldest time limit first;
// ended ones: the newest first. Served by the index (status, due_at, id).
import type { ExpressionBuilder } from 'kysely';
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { PageKey } from '#app/domain/calendar/page-key.ts';
import type { ConflictCause, ConflictStatus } from '#app/domain/conflict/lifecycle.ts';
import type { Named } from '#app/domain/language/named.ts';
import type { Reader } from '../client.ts';
import type { Schema } from '../schema.ts';
import { withinStaffScope } from './staff-scope.ts';

export interface ConflictListRow {
  id: string;
  number: string;
  cause: ConflictCause;
  status: ConflictStatus;
  openedAt: Instant;
  dueAt: Instant;
  ruledAt: Instant | null;
  customerName: string;
  /** The partner that holds the claim; null where the customer is the manufacturer's own. */
  incumbent: string | null;
  challenger: string;
  productLine: Named;
  outcome: ConflictOutcome | null;
}

/** How a case ended: `different` and `moot` (a side withdrew) name no winner. */
export type ConflictOutcome = 'incumbent' | 'challenger' | 'different' | 'moot';

/** A page of cases in one status, after `from` where given. */
export async function listConflicts(
  db: Reader,
  scope: StaffScope,
  status: ConflictStatus,
  from: PageKey | null,
  limit: number,
): Promise<ConflictListRow[]> {
  const newestFirst = status !== 'open';
  const order = newestFirst ? 'desc' : 'asc';
  let page = casesWithin(db, scope)
    .select([
      'conflicts.id',
      'conflicts.number',
      'conflicts.cause',
      'conflicts.status',
      'conflicts.openedAt',
      'conflicts.dueAt',
      'conflicts.ruledAt',
      'conflicts.claimId',
      'conflicts.winnerRegistrationId',
      'conflicts.challengerRegistrationId',
      'conflicts.ruledBy',
      'incumbent.partnerId as incumbentPartnerId',
      'challenger.partnerId as challengerPartnerId',
      'challenger.companyName',
      'challenger.productLineId',
      'challenger.customerId',
    ])
    .where('conflicts.status', '=', status);
  if (from) page = page.where(behind(from, newestFirst));
  const rows = await db
    .selectFrom(page.orderBy('conflicts.dueAt', order).orderBy('conflicts.id', order).limit(limit).as('page'))
    .innerJoin('productLines', 'productLines.id', 'page.productLineId')
    .innerJoin('partners as challenging', 'challenging.id', 'page.challengerPartnerId')
    .leftJoin('partners as holding', 'holding.id', 'page.incumbentPartnerId')
    .leftJoin('claims', 'claims.id', 'page.claimId')
    .leftJoin('customers', (join) =>
      join.on((eb) => eb('customers.id', '=', eb.fn.coalesce('claims.customerId', 'page.customerId'))),
    )
    .select([
      'page.id',
      'page.number',
      'page.cause',
      'page.status',
      'page.openedAt',
      'page.dueAt',
      'page.ruledAt',
      'page.ruledBy',
      'page.winnerRegistrationId',
      'page.challengerRegistrationId',
      'page.companyName',
      'customers.legalName as customerName',
      'holding.name as incumbent',
      'challenging.name as challenger',
      'productLines.nameEn',
      'productLines.nameZh',
    ])
    .orderBy('page.dueAt', order)
    .orderBy('page.id', order)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    cause: row.cause as ConflictCause,
    status: row.status as ConflictStatus,
    openedAt: row.openedAt,
    dueAt: row.dueAt,
    ruledAt: row.ruledAt,
    customerName: row.customerName ?? row.companyName,
    incumbent: row.incumbent,
    challenger: row.challenger,
    productLine: { nameEn: row.nameEn, nameZh: row.nameZh },
    outcome: outcomeOf(row),
  }));
}

/** True when the case exists and one of its sides is within the scope. */
export async function isConflictWithin(db: Reader, scope: StaffScope, id: string): Promise<boolean> {
  const row = await casesWithin(db, scope).select('conflicts.id').where('conflicts.id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Null while the case is open. */
export function outcomeOf(row: {
  status: string;
  ruledBy: string | null;
  winnerRegistrationId: string | null;
  challengerRegistrationId: string;
}): ConflictOutcome | null {
  if (row.status === 'open') return null;
  if (row.status === 'closed') return row.ruledBy === null ? 'moot' : 'different';
  return row.winnerRegistrationId === row.challengerRegistrationId ? 'challenger' : 'incumbent';
}

/** What makes a customer the manufacturer's own for a product line: business with it, or a reservation. */
export interface OwnBusiness {
  /** Day since when it buys the product line. */
  customerSince: string | null;
  house: { reason: string; since: Instant; expiresAt: Instant } | null;
}

export async function findOwnBusiness(
  db: Reader,
  customerId: string,
  productLineId: string,
  now: Instant,
): Promise<OwnBusiness> {
  const [line, house] = await Promise.all([
    db
      .selectFrom('customerProductLines')
      .select('since')
      .where('customerId', '=', customerId)
      .where('productLineId', '=', productLineId)
      .executeTakeFirst(),
    db
      .selectFrom('houseAccounts')
      .select(['reason', 'since', 'expiresAt'])
      .where('customerId', '=', customerId)
      .where((eb) => eb.or([eb('productLineId', 'is', null), eb('productLineId', '=', productLineId)]))
      .where('expiresAt', '>', now)
      .orderBy('expiresAt', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ]);
  return { customerSince: line?.since ?? null, house: house ?? null };
}

export interface FollowUpLine {
  id: string;
  kind: string;
  occurredAt: Instant;
  note: string;
  userName: string;
}

/** The newest follow-ups on a claim, at most `limit`. */
export async function listFollowUpsOfClaim(db: Reader, claimId: string, limit: number): Promise<FollowUpLine[]> {
  return db
    .selectFrom('followUps')
    .innerJoin('users', 'users.id', 'followUps.userId')
    .select(['followUps.id', 'followUps.kind', 'followUps.occurredAt', 'followUps.note', 'users.name as userName'])
    .where('followUps.claimId', '=', claimId)
    .orderBy('followUps.occurredAt', 'desc')
    .orderBy('followUps.id', 'desc')
    .limit(limit)
    .execute();
}

/** Cases with a side that is within the scope. */
export function casesWithin(db: Reader, scope: StaffScope) {
  return db
    .selectFrom('conflicts')
    .innerJoin('registrations as challenger', 'challenger.id', 'conflicts.challengerRegistrationId')
    .leftJoin('registrations as incumbent', 'incumbent.id', 'conflicts.incumbentRegistrationId')
    .where((eb) =>
      eb.or([withinStaffScope(scope, 'incumbent.partnerId'), withinStaffScope(scope, 'challenger.partnerId')]),
    );
}

function behind({ at, id }: PageKey, newestFirst: boolean) {
  const sign = newestFirst ? '<' : '>';
  return (eb: ExpressionBuilder<Schema, 'conflicts'>) =>
    eb.and([
      eb('conflicts.dueAt', newestFirst ? '<=' : '>=', at),
      eb.or([eb('conflicts.dueAt', sign, at), eb('conflicts.id', sign, id)]),
    ]);
}
