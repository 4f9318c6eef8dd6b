// Lists of registrations as their own partner sees them: paged by key, always inside a partner scope. No verdict, no
// customer of the master list, no rival: those columns are not read here. Every status is the one the partner may know.
import { type Expression, type SqlBool, expressionBuilder, sql } from 'kysely';
import type { PartnerScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Currency } from '#app/domain/money/money.ts';
import type { Answer } from '#app/domain/registration/answer.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import { partnerStatusOf, storedFormsOf } from '#app/domain/registration/partner-status.ts';
import type { RegistrationKind } from '#app/domain/registration/registration.ts';
import type { Reader } from '../client.ts';
import type { Schema } from '../schema.ts';

export interface RegistrationListRow {
  id: string;
  number: string | null;
  kind: RegistrationKind;
  status: RegistrationStatus;
  companyName: string;
  productLine: { nameEn: string; nameZh: string } | null;
  amountMinor: number | null;
  currency: Currency | null;
  partnerName: string;
  submittedAt: Instant | null;
  dueAt: Instant | null;
  decidedAt: Instant | null;
  updatedAt: Instant;
}

export interface RegistrationFilter {
  /** Part of a number or of a company name as typed. */
  search?: string;
  statuses?: readonly RegistrationStatus[];
  kind?: RegistrationKind;
  productLineId?: string;
  /** Changed after this moment. */
  updatedAfter?: Instant;
  /** Decided after this moment. */
  decidedAfter?: Instant;
}

/** A row's place in the order newest change first. */
export interface RegistrationKey {
  updatedAt: Instant;
  id: string;
}

export interface KeyRange {
  /** Rows after this one (older). */
  after?: RegistrationKey;
  /** Rows before this one (newer): the nearest ones, still newest first. */
  before?: RegistrationKey;
}

/** Newest change first. */
export async function listOwnRegistrations(
  db: Reader,
  scope: PartnerScope,
  filter: RegistrationFilter,
  range: KeyRange,
  limit: number,
): Promise<RegistrationListRow[]> {
  if (scope.partnerIds.length === 0) return [];
  let query = db
    .selectFrom('registrations')
    .innerJoin('partners', 'partners.id', 'registrations.partnerId')
    .leftJoin('productLines', 'productLines.id', 'registrations.productLineId')
    .select([
      'registrations.id',
      'registrations.number',
      'registrations.kind',
      'registrations.status',
      'registrations.answer',
      'registrations.companyName',
      'registrations.amountMinor',
      'registrations.currency',
      'registrations.submittedAt',
      'registrations.dueAt',
      'registrations.decidedAt',
      'registrations.updatedAt',
      'partners.name as partnerName',
      'productLines.nameEn',
      'productLines.nameZh',
    ])
    .where('registrations.partnerId', 'in', scope.partnerIds);
  const { search, statuses, kind, productLineId, updatedAfter, decidedAfter } = filter;
  if (statuses) query = query.where(isSeenAs(statuses));
  if (kind) query = query.where('registrations.kind', '=', kind);
  if (productLineId) query = query.where('registrations.productLineId', '=', productLineId);
  if (updatedAfter) query = query.where('registrations.updatedAt', '>', updatedAfter);
  if (decidedAfter) query = query.where('registrations.decidedAt', '>', decidedAfter);
  if (search) {
    const part = asciiLower(search);
    query = query.where((eb) =>
      eb.or([
        eb(sql<number>`instr(lower(${eb.ref('registrations.companyName')}), ${part})`, '>', 0),
        eb(sql<number>`instr(lower(${eb.ref('registrations.number')}), ${part})`, '>', 0),
      ]),
    );
  }
  const edge = range.after ?? range.before;
  if (edge) {
    const beyond = range.after ? '<' : '>';
    query = query.where((eb) =>
      eb.or([
        eb('registrations.updatedAt', beyond, edge.updatedAt),
        eb.and([eb('registrations.updatedAt', '=', edge.updatedAt), eb('registrations.id', beyond, edge.id)]),
      ]),
    );
  }
  const backwards = !range.after && range.before !== undefined;
  const direction = backwards ? 'asc' : 'desc';
  const rows = await query
    .orderBy('registrations.updatedAt', direction)
    .orderBy('registrations.id', direction)
    .limit(limit)
    .execute();
  if (backwards) rows.reverse();
  return rows.map(({ nameEn, nameZh, answer, ...row }) => ({
    ...row,
    kind: row.kind as RegistrationKind,
    status: partnerStatusOf({
      status: row.status as RegistrationStatus,
      answer: answer as Answer | null,
      decidedAt: row.decidedAt,
    }),
    currency: row.currency as Currency | null,
    amountMinor: row.amountMinor === null ? null : Number(row.amountMinor),
    productLine: nameEn === null || nameZh === null ? null : { nameEn, nameZh },
  }));
}

/** How many stand in one of the statuses; counting stops at `limit`. */
export async function countOwnRegistrations(
  db: Reader,
  scope: PartnerScope,
  statuses: readonly RegistrationStatus[],
  limit: number,
): Promise<number> {
  if (scope.partnerIds.length === 0) return 0;
  const row = await db
    .selectFrom(
      db
        .selectFrom('registrations')
        .select('id')
        .where('partnerId', 'in', scope.partnerIds)
        .where(isSeenAs(statuses))
        .limit(limit)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** True for rows whose partner sees them in one of the statuses. */
function isSeenAs(statuses: readonly RegistrationStatus[]): Expression<SqlBool> {
  const eb = expressionBuilder<Pick<Schema, 'registrations'>, 'registrations'>();
  const forms = storedFormsOf(statuses);
  const plain = forms.filter(({ only }) => only === null).map(({ status }) => status);
  const some = forms.flatMap(({ status, only }) =>
    only === null
      ? []
      : eb.and([
          eb('registrations.status', '=', status),
          only.decided ? eb('registrations.decidedAt', 'is not', null) : eb('registrations.decidedAt', 'is', null),
          only.refused
            ? eb('registrations.answer', '=', 'unavailable')
            : eb.or([eb('registrations.answer', '!=', 'unavailable'), eb('registrations.answer', 'is', null)]),
        ]),
  );
  if (some.length === 0) return eb('registrations.status', 'in', plain);
  return eb.and([
    // For the index; the conditions proper follow.
    eb('registrations.status', 'in', [...new Set(forms.map(({ status }) => status))]),
    eb.or([...(plain.length > 0 ? [eb('registrations.status', 'in', plain)] : []), ...some]),
  ]);
}

/** Both databases' `lower` agree on ASCII letters, and only on those. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
