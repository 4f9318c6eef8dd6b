// Claims as their owner sees them: under the name the partner itself typed, never the master list's, and without
// anyone who waits or disputes. Paged by key, always inside a partner scope.
import type { PartnerScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import type { Reader } from '../client.ts';

export interface ClaimListRow {
  id: string;
  status: ClaimStatus;
  registrationId: string;
  registrationNumber: string | null;
  companyName: string;
  productLine: { nameEn: string; nameZh: string };
  partnerName: string;
  ownerName: string;
  createdAt: Instant;
  protectedFrom: Instant | null;
  protectedUntil: Instant | null;
  endedAt: Instant | null;
  endReason: string | null;
  ledgerSeq: number;
  ledgerHash: string | null;
  lastFollowUpAt: Instant | null;
}

function claimQuery(db: Reader) {
  return db
    .selectFrom('claims')
    .innerJoin('registrations', 'registrations.id', 'claims.registrationId')
    .innerJoin('productLines', 'productLines.id', 'claims.productLineId')
    .innerJoin('partners', 'partners.id', 'claims.ownerPartnerId')
    .innerJoin('users', 'users.id', 'claims.ownerUserId')
    .leftJoin('ledgerEntries', 'ledgerEntries.seq', 'claims.ledgerSeq')
    .select((eb) => [
      'claims.id',
      'claims.status',
      'claims.registrationId',
      'registrations.number as registrationNumber',
      'registrations.companyName',
      'productLines.nameEn',
      'productLines.nameZh',
      'partners.name as partnerName',
      'users.name as ownerName',
      'claims.createdAt',
      'claims.protectedFrom',
      'claims.protectedUntil',
      'claims.endedAt',
      'claims.endReason',
      'claims.ledgerSeq',
      'ledgerEntries.hash as ledgerHash',
      eb
        .selectFrom('followUps')
        .select((sub) => sub.fn.max('followUps.occurredAt').as('at'))
        .whereRef('followUps.claimId', '=', 'claims.id')
        .as('lastFollowUpAt'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof claimQuery>['execute']>>[number];

function toListRow({ nameEn, nameZh, ...row }: Row): ClaimListRow {
  return {
    ...row,
    status: row.status as ClaimStatus,
    ledgerSeq: Number(row.ledgerSeq),
    productLine: { nameEn, nameZh },
  };
}

/** Which claims, and by which moment they are ordered: what ends first, first; everything else newest first. */
export const claimViews = {
  protected: { statuses: ['active', 'extended'], by: 'protectedUntil', direction: 'asc' },
  provisional: { statuses: ['provisional'], by: 'createdAt', direction: 'desc' },
  ended: { statuses: ['converted', 'expired', 'released', 'overridden'], by: 'updatedAt', direction: 'desc' },
} as const;
export type ClaimView = keyof typeof claimViews;

export interface ClaimKey {
  at: Instant;
  id: string;
}

export interface ClaimPage {
  after?: ClaimKey;
  /** Protected until no later than this moment. */
  until?: Instant;
}

export async function listOwnClaims(
  db: Reader,
  scope: PartnerScope,
  view: ClaimView,
  { after, until }: ClaimPage,
  limit: number,
): Promise<(ClaimListRow & { key: ClaimKey })[]> {
  if (scope.partnerIds.length === 0) return [];
  const { statuses, by, direction } = claimViews[view];
  const column = `claims.${by}` as const;
  let query = claimQuery(db)
    .select(`${column} as keyAt`)
    .where('claims.ownerPartnerId', 'in', scope.partnerIds)
    .where('claims.status', 'in', statuses);
  if (until) query = query.where('claims.protectedUntil', '<=', until);
  if (after) {
    const beyond = direction === 'asc' ? '>' : '<';
    query = query.where((eb) =>
      eb.or([eb(column, beyond, after.at), eb.and([eb(column, '=', after.at), eb('claims.id', beyond, after.id)])]),
    );
  }
  const rows = await query.orderBy(column, direction).orderBy('claims.id', direction).limit(limit).execute();
  return rows.map(({ keyAt, ...row }) => ({ ...toListRow(row), key: { at: keyAt ?? '', id: row.id } }));
}

export async function findOwnClaim(db: Reader, scope: PartnerScope, id: string): Promise<ClaimListRow | null> {
  if (scope.partnerIds.length === 0) return null;
  const row = await claimQuery(db)
    .where('claims.id', '=', id)
    .where('claims.ownerPartnerId', 'in', scope.partnerIds)
    .executeTakeFirst();
  return row ? toListRow(row) : null;
}

/** Protected claims that end no later than `until`; counting stops at `limit`. */
export async function countOwnClaimsEnding(
  db: Reader,
  scope: PartnerScope,
  until: Instant,
  limit: number,
): Promise<number> {
  if (scope.partnerIds.length === 0) return 0;
  const row = await db
    .selectFrom(
      db
        .selectFrom('claims')
        .select('id')
        .where('ownerPartnerId', 'in', scope.partnerIds)
        .where('status', 'in', claimViews.protected.statuses)
        .where('protectedUntil', '<=', until)
        .limit(limit)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
