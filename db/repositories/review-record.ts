// What the review page and the conflict case show of a registration besides its own row: whose it is, what its codes are
// called, and whether the master list moved on since it was checked. Reads only.
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { FamilyPolicy } from '#app/domain/customer/family.ts';
import type { Named } from '#app/domain/language/named.ts';
import type { PartnerKind, PartnerTier } from '#app/domain/partner/partner.ts';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';
import { withinStaffScope } from './staff-scope.ts';

export interface RegistrationSurroundings {
  partner: { id: string; code: string; name: string; kind: PartnerKind; tier: PartnerTier };
  author: string;
  holder: string | null;
  decidedBy: string | null;
  productLine: (Named & { id: string; claimScope: string; familyPolicy: FamilyPolicy }) | null;
  region: Named | null;
  /** The region above, e.g. the province of a city. */
  regionParent: Named | null;
  source: Named | null;
  reason: Named | null;
}

const surroundingsOf = prepared((db, { id, scope }: { id: string; scope: StaffScope | null }) => {
  const query = db
    .selectFrom('registrations')
    .innerJoin('partners', 'partners.id', 'registrations.partnerId')
    .innerJoin('users as author', 'author.id', 'registrations.createdBy')
    .leftJoin('users as holder', 'holder.id', 'registrations.holderUserId')
    .leftJoin('users as decider', 'decider.id', 'registrations.decidedBy')
    .leftJoin('productLines', 'productLines.id', 'registrations.productLineId')
    .leftJoin('regions', 'regions.code', 'registrations.regionCode')
    .leftJoin('regions as above', 'above.code', 'regions.parentCode')
    .leftJoin('codeListEntries as source', (join) =>
      join.onRef('source.code', '=', 'registrations.sourceCode').on('source.list', '=', 'source'),
    )
    .leftJoin('codeListEntries as reason', (join) =>
      join.onRef('reason.code', '=', 'registrations.reasonCode').on('reason.list', '=', 'rejectReason'),
    )
    .leftJoin('codeListEntries as ruling', (join) =>
      join.onRef('ruling.code', '=', 'registrations.reasonCode').on('ruling.list', '=', 'rulingReason'),
    )
    .select([
      'partners.id as partnerId',
      'partners.code as partnerCode',
      'partners.name as partnerName',
      'partners.kind as partnerKind',
      'partners.tier as partnerTier',
      'author.name as author',
      'holder.name as holder',
      'decider.name as decidedBy',
      'productLines.id as lineId',
      'productLines.claimScope',
      'productLines.familyPolicy',
      'productLines.nameEn as lineEn',
      'productLines.nameZh as lineZh',
      'regions.nameEn as regionEn',
      'regions.nameZh as regionZh',
      'above.nameEn as aboveEn',
      'above.nameZh as aboveZh',
      'source.nameEn as sourceEn',
      'source.nameZh as sourceZh',
      'reason.nameEn as reasonEn',
      'reason.nameZh as reasonZh',
      'ruling.nameEn as rulingEn',
      'ruling.nameZh as rulingZh',
    ])
    .where('registrations.id', '=', id)
    .where('registrations.status', '!=', 'draft');
  return scope ? query.where(withinStaffScope(scope, 'registrations.partnerId')) : query;
});

/** Null when there is no such registration, or none in the scope: the two are never told apart. */
export async function findSurroundings(
  db: Reader,
  scope: StaffScope | null,
  id: string,
): Promise<RegistrationSurroundings | null> {
  const [row] = await surroundingsOf(db, { id, scope });
  if (!row) return null;
  const line = both(row.lineEn, row.lineZh);
  return {
    partner: {
      id: row.partnerId,
      code: row.partnerCode,
      name: row.partnerName,
      kind: row.partnerKind as PartnerKind,
      tier: row.partnerTier as PartnerTier,
    },
    author: row.author,
    holder: row.holder,
    decidedBy: row.decidedBy,
    productLine:
      line && row.lineId !== null && row.claimScope !== null
        ? {
            ...line,
            id: row.lineId,
            claimScope: row.claimScope,
            familyPolicy: (row.familyPolicy ?? 'warn') as FamilyPolicy,
          }
        : null,
    region: both(row.regionEn, row.regionZh),
    regionParent: both(row.aboveEn, row.aboveZh),
    source: both(row.sourceEn, row.sourceZh),
    reason: both(row.reasonEn, row.reasonZh) ?? both(row.rulingEn, row.rulingZh),
  };
}

function both(nameEn: string | null, nameZh: string | null): Named | null {
  return nameEn !== null && nameZh !== null ? { nameEn, nameZh } : null;
}

/** Which row of the admission table spoke last about a registration. */
export async function findAdmissionRow(db: Reader, registrationId: string): Promise<string | null> {
  const row = await db
    .selectFrom('decisions')
    .select('trace')
    .where('subjectKind', '=', 'registration')
    .where('subjectId', '=', registrationId)
    .where('point', '=', 'admission')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const [name] = row ? (JSON.parse(row.trace) as unknown[]) : [];
  return typeof name === 'string' ? name : null;
}

/** What regions are called, with the one above where there is one; codes that do not exist are left out. */
export async function listRegionNames(db: Reader, codes: readonly string[]) {
  if (codes.length === 0) return [];
  return db
    .selectFrom('regions')
    .leftJoin('regions as above', 'above.code', 'regions.parentCode')
    .select(['regions.code', 'regions.nameEn', 'regions.nameZh', 'above.nameEn as aboveEn', 'above.nameZh as aboveZh'])
    .where('regions.code', 'in', codes)
    .execute();
}
