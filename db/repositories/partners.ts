// Partners: the row, where it may sell what, who works there, and the lists of the back office.
import type { PageEdge } from '#app/domain/calendar/page-key.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { PartnerKind, PartnerStatus, PartnerTier } from '#app/domain/partner/partner.ts';
import type { Reader, Trx } from '../client.ts';
import { withinStaffScope } from './staff-scope.ts';

export interface PartnerRow {
  id: string;
  code: string;
  name: string;
  kind: PartnerKind;
  tier: PartnerTier;
  status: PartnerStatus;
  parentId: string | null;
  seesResellers: boolean;
  capacity: number;
  language: string;
  channelManagerId: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  version: number;
}

const columns = [
  'partners.id',
  'partners.code',
  'partners.name',
  'partners.kind',
  'partners.tier',
  'partners.status',
  'partners.parentId',
  'partners.seesResellers',
  'partners.capacity',
  'partners.language',
  'partners.channelManagerId',
  'partners.createdAt',
  'partners.updatedAt',
  'partners.version',
] as const;

type Stored = Omit<PartnerRow, 'kind' | 'tier' | 'status' | 'seesResellers'> & {
  kind: string;
  tier: string;
  status: string;
  seesResellers: number;
};

function toPartner<Row extends Stored>(row: Row) {
  return {
    ...row,
    kind: row.kind as PartnerKind,
    tier: row.tier as PartnerTier,
    status: row.status as PartnerStatus,
    seesResellers: row.seesResellers !== 0,
  };
}

/** `scope` null asks for any partner. */
export async function findPartner(db: Reader, scope: StaffScope | null, id: string): Promise<PartnerRow | null> {
  let query = db.selectFrom('partners').select(columns).where('partners.id', '=', id);
  if (scope) query = query.where(withinStaffScope(scope, 'partners.id'));
  const row = await query.executeTakeFirst();
  return row ? toPartner(row) : null;
}

export interface PartnerFilter {
  status?: PartnerStatus;
  kind?: PartnerKind;
  /** Part of a name or code; ASCII letters in any case. */
  text?: string;
}

export interface ListedPartner extends PartnerRow {
  parentName: string | null;
  managerName: string | null;
}

/** A partner's place in the order of names. */
export interface PartnerKey {
  name: string;
  id: string;
}

/** By name, from behind the partner named in `after` or up to the one in `before`. */
export async function listPartners(
  db: Reader,
  scope: StaffScope,
  filter: PartnerFilter,
  { after, before }: PageEdge<PartnerKey>,
  limit: number,
): Promise<ListedPartner[]> {
  let query = db
    .selectFrom('partners')
    .leftJoin('partners as parent', 'parent.id', 'partners.parentId')
    .leftJoin('users as manager', 'manager.id', 'partners.channelManagerId')
    .select([...columns, 'parent.name as parentName', 'manager.name as managerName'])
    .where(withinStaffScope(scope, 'partners.id'));
  if (filter.status) query = query.where('partners.status', '=', filter.status);
  if (filter.kind) query = query.where('partners.kind', '=', filter.kind);
  if (filter.text) {
    const part = filter.text.toLowerCase();
    query = query.where((eb) =>
      eb.or([
        eb(eb.fn<number>('instr', [eb.fn('lower', ['partners.name']), eb.val(part)]), '>', 0),
        eb(eb.fn<number>('instr', [eb.fn('lower', ['partners.code']), eb.val(part)]), '>', 0),
      ]),
    );
  }
  const place = before ?? after;
  const beyond = before ? '<' : '>';
  if (place) {
    query = query.where((eb) =>
      eb.or([
        eb('partners.name', beyond, place.name),
        eb.and([eb('partners.name', '=', place.name), eb('partners.id', beyond, place.id)]),
      ]),
    );
  }
  const way = before ? 'desc' : 'asc';
  const rows = await query.orderBy('partners.name', way).orderBy('partners.id', way).limit(limit).execute();
  return (before ? rows.reverse() : rows).map(toPartner);
}

/** Partners directly under one, by name. */
export async function listResellers(db: Reader, parentId: string): Promise<PartnerRow[]> {
  const rows = await db
    .selectFrom('partners')
    .select(columns)
    .where('partners.parentId', '=', parentId)
    .orderBy('partners.name')
    .execute();
  return rows.map(toPartner);
}

/** Live claims by partner; partners without any are left out. */
export async function countLiveClaims(db: Reader, partnerIds: readonly string[]): Promise<Map<string, number>> {
  if (partnerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('claims')
    .select((eb) => ['ownerPartnerId', eb.fn.countAll<number>().as('count')])
    .where('ownerPartnerId', 'in', partnerIds)
    .where('status', 'in', ['provisional', 'active', 'extended'])
    .groupBy('ownerPartnerId')
    .execute();
  return new Map(rows.map((row) => [row.ownerPartnerId, Number(row.count)]));
}

export interface SellingRights {
  regionCodes: string[];
  productLineIds: string[];
}

export async function getSellingRights(db: Reader, partnerId: string): Promise<SellingRights> {
  const [regions, lines] = await Promise.all([
    db.selectFrom('partnerRegions').select('regionCode').where('partnerId', '=', partnerId).execute(),
    db.selectFrom('partnerProductLines').select('productLineId').where('partnerId', '=', partnerId).execute(),
  ]);
  return {
    regionCodes: regions.map(({ regionCode }) => regionCode),
    productLineIds: lines.map(({ productLineId }) => productLineId),
  };
}

export async function replaceSellingRights(trx: Trx, partnerId: string, rights: SellingRights): Promise<void> {
  await trx.deleteFrom('partnerRegions').where('partnerId', '=', partnerId).execute();
  await trx.deleteFrom('partnerProductLines').where('partnerId', '=', partnerId).execute();
  if (rights.regionCodes.length > 0) {
    await trx
      .insertInto('partnerRegions')
      .values(rights.regionCodes.map((regionCode) => ({ partnerId, regionCode })))
      .execute();
  }
  if (rights.productLineIds.length > 0) {
    await trx
      .insertInto('partnerProductLines')
      .values(rights.productLineIds.map((productLineId) => ({ partnerId, productLineId })))
      .execute();
  }
}

/** Throws a duplicate-key error when the code is taken. */
export async function insertPartner(trx: Trx, { seesResellers, ...partner }: PartnerRow): Promise<void> {
  await trx
    .insertInto('partners')
    .values({ ...partner, seesResellers: seesResellers ? 1 : 0 })
    .execute();
}

export type PartnerChange = Partial<Omit<PartnerRow, 'id' | 'createdAt' | 'version'>>;

/** False when somebody else changed the partner since `version`. */
export async function updatePartner(
  trx: Trx,
  id: string,
  version: number,
  { seesResellers, ...change }: PartnerChange,
): Promise<boolean> {
  const result = await trx
    .updateTable('partners')
    .set({
      ...change,
      ...(seesResellers === undefined ? {} : { seesResellers: seesResellers ? 1 : 0 }),
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Signs out everybody who works there; answers how many sessions ended. */
export async function deleteSessionsOfPartner(trx: Trx, partnerId: string): Promise<number> {
  const result = await trx
    .deleteFrom('sessions')
    .where('userId', 'in', trx.selectFrom('users').select('id').where('partnerId', '=', partnerId))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Partners another may lie under: all but itself, by name. */
export async function listPossibleParents(
  db: Reader,
  exceptId: string | null,
): Promise<{ id: string; name: string }[]> {
  let query = db.selectFrom('partners').select(['id', 'name']);
  if (exceptId) query = query.where('id', '!=', exceptId);
  return query.orderBy('name').orderBy('id').limit(1000).execute();
}
