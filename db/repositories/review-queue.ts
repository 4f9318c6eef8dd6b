// The queue of registrations waiting for a decision, the oldest promise first. Reads one page or a bounded window through
// the index (status, due_at, id); never counts or scans the table.
import type { ExpressionBuilder } from 'kysely';
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { PageKey } from '#app/domain/calendar/page-key.ts';
import type { Verdict } from '#app/domain/duplicate/explanation.ts';
import type { Named } from '#app/domain/language/named.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import type { RegistrationKind } from '#app/domain/registration/registration.ts';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import { withinStaffScope } from './staff-scope.ts';

export interface QueueFilter {
  /** Only what this user holds. */
  holderUserId?: string | undefined;
  /** Only what was promised before this moment. */
  dueBefore?: Instant | undefined;
  partnerId?: string | undefined;
  productLineId?: string | undefined;
  kind?: RegistrationKind | undefined;
  verdict?: Verdict | undefined;
}

export interface QueueRow {
  id: string;
  number: string | null;
  companyName: string;
  kind: RegistrationKind;
  verdict: Verdict | null;
  partnerName: string;
  productLine: Named | null;
  holderSince: Instant | null;
  dueAt: Instant | null;
}

type Direction = 'after' | 'before';

function queueQuery(db: Reader, scope: StaffScope, filter: QueueFilter) {
  let query = db
    .selectFrom('registrations')
    .where('registrations.status', '=', 'inReview')
    .where(withinStaffScope(scope, 'registrations.partnerId'));
  if (filter.holderUserId) query = query.where('registrations.holderUserId', '=', filter.holderUserId);
  if (filter.dueBefore) query = query.where('registrations.dueAt', '<', filter.dueBefore);
  if (filter.partnerId) query = query.where('registrations.partnerId', '=', filter.partnerId);
  if (filter.productLineId) query = query.where('registrations.productLineId', '=', filter.productLineId);
  if (filter.kind) query = query.where('registrations.kind', '=', filter.kind);
  if (filter.verdict) query = query.where('registrations.verdict', '=', filter.verdict);
  return query;
}

interface PageAsked {
  scope: StaffScope;
  filter: QueueFilter;
  place: PageKey | null;
  limit: number;
}

const queuePage = prepared((db, { scope, filter, place, limit }: PageAsked, { backwards }: { backwards: boolean }) => {
  let page = queueQuery(db, scope, filter).select([
    'registrations.id',
    'registrations.number',
    'registrations.companyName',
    'registrations.kind',
    'registrations.verdict',
    'registrations.partnerId',
    'registrations.productLineId',
    'registrations.holderSince',
    'registrations.dueAt',
  ]);
  if (place) page = page.where(beyond(place, backwards));
  const order = backwards ? 'desc' : 'asc';
  return db
    .selectFrom(page.orderBy('registrations.dueAt', order).orderBy('registrations.id', order).limit(limit).as('page'))
    .innerJoin('partners', 'partners.id', 'page.partnerId')
    .leftJoin('productLines', 'productLines.id', 'page.productLineId')
    .select([
      'page.id',
      'page.number',
      'page.companyName',
      'page.kind',
      'page.verdict',
      'page.holderSince',
      'page.dueAt',
      'partners.name as partnerName',
      'productLines.nameEn',
      'productLines.nameZh',
    ])
    .orderBy('page.dueAt')
    .orderBy('page.id');
});

/** One page in the queue's order; with `before`, the page that ends just ahead of that place. */
export async function listQueue(
  db: Reader,
  scope: StaffScope,
  filter: QueueFilter,
  from: { direction: Direction; place: PageKey } | null,
  limit: number,
): Promise<QueueRow[]> {
  const place = from?.place ?? null;
  const rows = await queuePage(db, { scope, filter, place, limit }, { backwards: from?.direction === 'before' });
  return rows.map(({ nameEn, nameZh, ...row }) => ({
    ...row,
    kind: row.kind as RegistrationKind,
    verdict: row.verdict as Verdict | null,
    productLine: nameEn !== null && nameZh !== null ? { nameEn, nameZh } : null,
  }));
}

/** The place right behind (or ahead of) another, or the first (last) of all without one. */
export async function findQueuePlace(
  db: Reader,
  scope: StaffScope,
  filter: QueueFilter,
  from: { direction: Direction; place: PageKey } | null,
): Promise<PageKey | null> {
  const backwards = from?.direction === 'before';
  let query = queueQuery(db, scope, filter).select(['registrations.id', 'registrations.dueAt']);
  if (from) query = query.where(beyond(from.place, backwards));
  const order = backwards ? 'desc' : 'asc';
  const row = await query
    .orderBy('registrations.dueAt', order)
    .orderBy('registrations.id', order)
    .limit(1)
    .executeTakeFirst();
  return row ? { id: row.id, at: row.dueAt ?? '' } : null;
}

/** Where a registration stands in the queue's order, whether it still waits or not. */
export async function findPlaceOf(db: Reader, id: string): Promise<PageKey | null> {
  const row = await db.selectFrom('registrations').select('dueAt').where('id', '=', id).executeTakeFirst();
  return row ? { at: row.dueAt ?? '', id } : null;
}

function beyond({ at, id }: PageKey, backwards: boolean) {
  const sign = backwards ? '<' : '>';
  return (eb: ExpressionBuilder<Schema, 'registrations'>) =>
    eb.and([
      // Lets the index be entered at the place itself.
      eb('registrations.dueAt', backwards ? '<=' : '>=', at),
      eb.or([eb('registrations.dueAt', sign, at), eb('registrations.id', sign, id)]),
    ]);
}

export interface QueueSize {
  all: number;
  mine: number;
  overdue: number;
}

interface SizeAsked {
  userId: string;
  now: Instant;
  limit: number;
}

const queueSize = prepared((db, { scope, asked }: { scope: StaffScope; asked: SizeAsked }) => {
  const first = queueQuery(db, scope, {})
    .select(['registrations.dueAt', 'registrations.holderUserId'])
    .orderBy('registrations.dueAt')
    .orderBy('registrations.id')
    .limit(asked.limit)
    .as('first');
  return db
    .selectFrom(first)
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.sum<number>(eb.case().when('holderUserId', '=', asked.userId).then(1).else(0).end()).as('mine'),
      eb.fn.sum<number>(eb.case().when('dueAt', '<', asked.now).then(1).else(0).end()).as('overdue'),
    ]);
});

/** How long the queue is, counted over its first `limit` only. */
export async function countQueue(db: Reader, scope: StaffScope, asked: SizeAsked): Promise<QueueSize> {
  const [row] = await queueSize(db, { scope, asked });
  // The sums of no rows are null.
  return { all: Number(row?.all), mine: Number(row?.mine ?? 0), overdue: Number(row?.overdue ?? 0) };
}

export interface QueueTraits {
  partnerId: string;
  productLineId: string | null;
  kind: RegistrationKind;
  verdict: Verdict | null;
}

/** What the first `limit` of the queue are like, for the counts beside its filters. */
export async function listQueueTraits(db: Reader, scope: StaffScope, limit: number): Promise<QueueTraits[]> {
  const rows = await queueQuery(db, scope, {})
    .select(['registrations.partnerId', 'registrations.productLineId', 'registrations.kind', 'registrations.verdict'])
    .orderBy('registrations.dueAt')
    .orderBy('registrations.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as RegistrationKind, verdict: row.verdict as Verdict | null }));
}

/** What the filters of the queue are called, in the order they are offered. */
export async function listQueueNames(
  db: Reader,
  { productLineIds, partnerIds }: { productLineIds: readonly string[]; partnerIds: readonly string[] },
) {
  const [productLines, partners] = await Promise.all([
    productLineIds.length === 0
      ? []
      : db
          .selectFrom('productLines')
          .select(['id', 'nameEn', 'nameZh'])
          .where('id', 'in', productLineIds)
          .orderBy('position')
          .orderBy('id')
          .execute(),
    partnerIds.length === 0
      ? []
      : db
          .selectFrom('partners')
          .select(['id', 'name'])
          .where('id', 'in', partnerIds)
          .orderBy('name')
          .orderBy('id')
          .execute(),
  ]);
  return { productLines, partners };
}

export interface DecidedRow {
  id: string;
  number: string | null;
  companyName: string;
  status: RegistrationStatus;
  version: number;
  updatedAt: Instant;
}

/** A registration this user decided or returned, as it is now; null when it is none of that. */
export async function findDecidedBy(
  db: Reader,
  scope: StaffScope,
  userId: string,
  id: string,
): Promise<DecidedRow | null> {
  const row = await db
    .selectFrom('registrations')
    .select(['id', 'number', 'companyName', 'status', 'version', 'updatedAt'])
    .where('id', '=', id)
    .where('decidedBy', '=', userId)
    .where('status', 'in', ['approved', 'rejected', 'returned'])
    .where(withinStaffScope(scope, 'registrations.partnerId'))
    .executeTakeFirst();
  return row ? { ...row, status: row.status as RegistrationStatus } : null;
}
