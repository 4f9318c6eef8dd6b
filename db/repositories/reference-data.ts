// What the business keeps as data and forms choose from: product lines, regions, code lists. Reads only.
import type { ClaimScope } from '#app/domain/claim/key.ts';
import type { FamilyPolicy } from '#app/domain/customer/family.ts';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';

export type ReferenceStatus = 'active' | 'retired';

export interface ProductLineRow {
  id: string;
  code: string;
  nameEn: string;
  nameZh: string;
  claimScope: ClaimScope;
  familyPolicy: FamilyPolicy;
  position: number;
  status: ReferenceStatus;
  version: number;
}

const productLineColumns = [
  'productLines.id',
  'productLines.code',
  'productLines.nameEn',
  'productLines.nameZh',
  'productLines.claimScope',
  'productLines.familyPolicy',
  'productLines.position',
  'productLines.status',
  'productLines.version',
] as const;

/** Every product line, retired ones too, in the order of the business. */
export async function listProductLines(db: Reader): Promise<ProductLineRow[]> {
  const rows = await db
    .selectFrom('productLines')
    .select(productLineColumns)
    .orderBy('position')
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    ...row,
    claimScope: row.claimScope as ClaimScope,
    familyPolicy: row.familyPolicy as FamilyPolicy,
    status: row.status as ReferenceStatus,
  }));
}

/** The active product lines a partner is authorised to sell. */
export async function listAuthorisedProductLines(db: Reader, partnerId: string): Promise<ProductLineRow[]> {
  const rows = await db
    .selectFrom('partnerProductLines')
    .innerJoin('productLines', 'productLines.id', 'partnerProductLines.productLineId')
    .select(productLineColumns)
    .where('partnerProductLines.partnerId', '=', partnerId)
    .where('productLines.status', '=', 'active')
    .orderBy('productLines.position')
    .orderBy('productLines.code')
    .execute();
  return rows.map((row) => ({
    ...row,
    claimScope: row.claimScope as ClaimScope,
    familyPolicy: row.familyPolicy as FamilyPolicy,
    status: row.status as ReferenceStatus,
  }));
}

export interface RegionRow {
  code: string;
  parentCode: string | null;
  nameEn: string;
  nameZh: string;
  position: number;
  status: ReferenceStatus;
  version: number;
}

const everyRegion = prepared((db, _: object) =>
  db
    .selectFrom('regions')
    .select(['code', 'parentCode', 'nameEn', 'nameZh', 'position', 'status', 'version'])
    .orderBy('position')
    .orderBy('code'),
);

/** Every region, retired ones too, in the order of the business. */
export async function listRegions(db: Reader): Promise<RegionRow[]> {
  const rows = await everyRegion(db, {});
  return rows.map((row) => ({ ...row, status: row.status as ReferenceStatus }));
}

export interface CodeListRow {
  list: string;
  code: string;
  nameEn: string;
  nameZh: string;
  position: number;
  status: ReferenceStatus;
  version: number;
}

const codesOf = prepared((db, { list }: { list: string }) =>
  db
    .selectFrom('codeListEntries')
    .select(['list', 'code', 'nameEn', 'nameZh', 'position', 'status', 'version'])
    .where('list', '=', list)
    .orderBy('position')
    .orderBy('code'),
);

/** The entries of one code list, retired ones too. */
export async function listCodes(db: Reader, list: string): Promise<CodeListRow[]> {
  const rows = await codesOf(db, { list });
  return rows.map((row) => ({ ...row, status: row.status as ReferenceStatus }));
}
