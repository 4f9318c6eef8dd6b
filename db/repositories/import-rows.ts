// The rows of an import with their verdicts. `data` and `problems` are JSON that only the importing services read.
import type { RowVerdict } from '#app/domain/importing/lifecycle.ts';
import type { Reader, Trx } from '../client.ts';
import { insertMany } from './insert-many.ts';

export interface ImportRow {
  rowNumber: number;
  verdict: RowVerdict;
  customerId: string | null;
  duplicateRow: number | null;
  data: string;
  problems: string | null;
}

const columns = ['rowNumber', 'verdict', 'customerId', 'duplicateRow', 'data', 'problems'] as const;

function toRow(row: Omit<ImportRow, 'verdict'> & { verdict: string }): ImportRow {
  return { ...row, verdict: row.verdict as RowVerdict };
}

export async function insertImportRows(trx: Trx, importId: string, rows: readonly ImportRow[]): Promise<void> {
  const values: unknown[] = [];
  for (const { rowNumber, verdict, customerId, duplicateRow, data, problems } of rows)
    values.push(importId, rowNumber, verdict, customerId, duplicateRow, data, problems);
  await insertMany(trx, 'importRows', ['importId', ...columns], values);
}

export interface RowFilter {
  verdicts?: readonly RowVerdict[] | undefined;
  /** Keyset: rows after this number… */
  after?: number | undefined;
  /** …or before this one, then the nearest come first. */
  before?: number | undefined;
}

/** In order of row number, whichever way the page was reached. */
export async function listImportRows(
  db: Reader,
  importId: string,
  filter: RowFilter,
  limit: number,
): Promise<ImportRow[]> {
  let query = db.selectFrom('importRows').select(columns).where('importId', '=', importId);
  if (filter.verdicts) query = query.where('verdict', 'in', filter.verdicts);
  if (filter.after !== undefined) query = query.where('rowNumber', '>', filter.after);
  if (filter.before !== undefined) query = query.where('rowNumber', '<', filter.before);
  const backwards = filter.before !== undefined;
  const rows = await query
    .orderBy('rowNumber', backwards ? 'desc' : 'asc')
    .limit(limit)
    .execute();
  return (backwards ? rows.reverse() : rows).map(toRow);
}

export async function listImportRowsByNumber(
  db: Reader,
  importId: string,
  rowNumbers: readonly number[],
): Promise<ImportRow[]> {
  if (rowNumbers.length === 0) return [];
  const rows = await db
    .selectFrom('importRows')
    .select(columns)
    .where('importId', '=', importId)
    .where('rowNumber', 'in', rowNumbers)
    .execute();
  return rows.map(toRow);
}

/** The last row staged, or 0. */
export async function findLastRowNumber(db: Reader, importId: string): Promise<number> {
  const row = await db
    .selectFrom('importRows')
    .select('rowNumber')
    .where('importId', '=', importId)
    .orderBy('rowNumber', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.rowNumber ?? 0;
}

/** What a row turned out to be when it was to be written. */
export async function updateRowVerdict(
  trx: Trx,
  importId: string,
  rowNumber: number,
  verdict: RowVerdict,
  customerId: string | null,
): Promise<void> {
  await trx
    .updateTable('importRows')
    .set({ verdict, customerId })
    .where('importId', '=', importId)
    .where('rowNumber', '=', rowNumber)
    .execute();
}

/** Deletes up to `limit` of an import's rows from the front; answers how many there were. */
export async function deleteImportRows(db: Reader, importId: string, limit: number): Promise<number> {
  const last = await db
    .selectFrom('importRows')
    .select('rowNumber')
    .where('importId', '=', importId)
    .orderBy('rowNumber')
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  let query = db.deleteFrom('importRows').where('importId', '=', importId);
  if (last) query = query.where('rowNumber', '<=', last.rowNumber);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}
