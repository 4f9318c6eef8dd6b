// Conflict cases in pages and as one case, for staff who look after either side. Open cases: the oldest time limit first;
// ended ones: the newest first. Served by the index (status, due_at, id).
import { type ExpressionBuilder } from 'kysely';
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { ConflictCause, ConflictStatus } from '#app/domain/conflict/lifecycle.ts';
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
  incumbent: string;
  challenger: string;
  productLine: { nameEn: string; nameZh: string };
  /** Which side won; null while open and where the two turned out to be different companies. */
  winner: 'incumbent' | 'challenger' | null;
}

export interface ConflictPlace {
  dueAt: Instant;
  id: string;
}

/** A page of cases in one status, after `from` where given. */
export async function listConflicts(
  db: Reader,
  scope: StaffScope,
  status: ConflictStatus,
  from: ConflictPlace | null,
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
      'conflicts.incumbentRegistrationId',
      'conflicts.challengerRegistrationId',
      'incumbent.partnerId as incumbentPartnerId',
      'challenger.partnerId as challengerPartnerId',
    ])
    .where('conflicts.status', '=', status);
  if (from) page = page.where(behind(from, newestFirst));
  const rows = await db
    .selectFrom(page.orderBy('conflicts.dueAt', order).orderBy('conflicts.id', order).limit(limit).as('page'))
    .innerJoin('claims', 'claims.id', 'page.claimId')
    .innerJoin('customers', 'customers.id', 'claims.customerId')
    .innerJoin('productLines', 'productLines.id', 'claims.productLineId')
    .innerJoin('partners as holding', 'holding.id', 'page.incumbentPartnerId')
    .innerJoin('partners as challenging', 'challenging.id', 'page.challengerPartnerId')
    .select([
      'page.id',
      'page.number',
      'page.cause',
      'page.status',
      'page.openedAt',
      'page.dueAt',
      'page.ruledAt',
      'page.winnerRegistrationId',
      'page.incumbentRegistrationId',
      'page.challengerRegistrationId',
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
    customerName: row.customerName,
    incumbent: row.incumbent,
    challenger: row.challenger,
    productLine: { nameEn: row.nameEn, nameZh: row.nameZh },
    winner: winnerOf(row),
  }));
}

/** How many cases are in one status; at most `limit`. */
export async function countConflicts(db: Reader, scope: StaffScope, status: ConflictStatus, limit: number): Promise<number> {
  const cases = casesWithin(db, scope).select('conflicts.id').where('conflicts.status', '=', status).limit(limit).as('cases');
  const row = await db
    .selectFrom(cases)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** True when the case exists and one of its sides is within the scope. */
export async function isConflictWithin(db: Reader, scope: StaffScope, id: string): Promise<boolean> {
  const row = await casesWithin(db, scope).select('conflicts.id').where('conflicts.id', '=', id).executeTakeFirst();
  return row !== undefined;
}

export function winnerOf(row: {
  winnerRegistrationId: string | null;
  incumbentRegistrationId: string;
  challengerRegistrationId: string;
}): 'incumbent' | 'challenger' | null {
  if (row.winnerRegistrationId === row.incumbentRegistrationId) return 'incumbent';
  return row.winnerRegistrationId === row.challengerRegistrationId ? 'challenger' : null;
}

export interface ClaimAtStake {
  customerName: string;
  customerStatus: string;
  uscc: string | null;
  ownerPartnerId: string;
  productLine: { nameEn: string; nameZh: string };
}

/** Whom and what a claim is for. */
export async function getClaimAtStake(db: Reader, claimId: string): Promise<ClaimAtStake> {
  const row = await db
    .selectFrom('claims')
    .innerJoin('customers', 'customers.id', 'claims.customerId')
    .innerJoin('productLines', 'productLines.id', 'claims.productLineId')
    .select([
      'customers.legalName as customerName',
      'customers.status as customerStatus',
      'customers.uscc',
      'claims.ownerPartnerId',
      'productLines.nameEn',
      'productLines.nameZh',
    ])
    .where('claims.id', '=', claimId)
    .executeTakeFirstOrThrow();
  const { nameEn, nameZh, ...rest } = row;
  return { ...rest, productLine: { nameEn, nameZh } };
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

function casesWithin(db: Reader, scope: StaffScope) {
  return db
    .selectFrom('conflicts')
    .innerJoin('registrations as incumbent', 'incumbent.id', 'conflicts.incumbentRegistrationId')
    .innerJoin('registrations as challenger', 'challenger.id', 'conflicts.challengerRegistrationId')
    .where((eb) => eb.or([withinStaffScope(scope, 'incumbent.partnerId'), withinStaffScope(scope, 'challenger.partnerId')]));
}

function behind({ dueAt, id }: ConflictPlace, newestFirst: boolean) {
  const sign = newestFirst ? '<' : '>';
  return (eb: ExpressionBuilder<Schema, 'conflicts'>) =>
    eb.and([
      eb('conflicts.dueAt', newestFirst ? '<=' : '>=', dueAt),
      eb.or([eb('conflicts.dueAt', sign, dueAt), eb('conflicts.id', sign, id)]),
    ]);
}
