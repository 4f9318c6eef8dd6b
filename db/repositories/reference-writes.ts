// Writing what the business keeps as data: product lines, regions, entries of code lists. Nothing is ever deleted, and
// a code never changes: rows elsewhere carry it. Reads are in `reference-data.ts`.
import type { Trx } from '../client.ts';
import type { ProductLineRow, CodeListRow, ReferenceStatus, RegionRow } from './reference-data.ts';

export interface ReferenceChange {
  nameEn?: string;
  nameZh?: string;
  status?: ReferenceStatus;
  position?: number;
}

/** Throws a duplicate-key error when the code is taken. */
export async function insertProductLine(trx: Trx, line: ProductLineRow): Promise<void> {
  await trx.insertInto('productLines').values(line).execute();
}

/** False when somebody else changed it since `version`. */
export async function updateProductLine(
  trx: Trx,
  id: string,
  version: number,
  change: ReferenceChange & { claimScope?: string; familyPolicy?: string },
): Promise<boolean> {
  const result = await trx
    .updateTable('productLines')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Throws a duplicate-key error when the code is taken. */
export async function insertRegion(trx: Trx, region: RegionRow): Promise<void> {
  await trx.insertInto('regions').values(region).execute();
}

export async function updateRegion(
  trx: Trx,
  code: string,
  version: number,
  change: ReferenceChange & { parentCode?: string | null },
): Promise<boolean> {
  const result = await trx
    .updateTable('regions')
    .set({ ...change, version: version + 1 })
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Throws a duplicate-key error when the code is taken in its list. */
export async function insertCode(trx: Trx, entry: CodeListRow): Promise<void> {
  await trx.insertInto('codeListEntries').values(entry).execute();
}

export async function updateCode(
  trx: Trx,
  key: { list: string; code: string },
  version: number,
  change: ReferenceChange,
): Promise<boolean> {
  const result = await trx
    .updateTable('codeListEntries')
    .set({ ...change, version: version + 1 })
    .where('list', '=', key.list)
    .where('code', '=', key.code)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
