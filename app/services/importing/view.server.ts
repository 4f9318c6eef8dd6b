// What the pages of the back office show of imports.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { PageKey } from '#app/domain/calendar/page-key.ts';
import { type RowVerdict, isRunning } from '#app/domain/importing/lifecycle.ts';
import { listCustomerHeads } from '#db/repositories/customers.ts';
import { type ImportRow, listImportRows } from '#db/repositories/import-rows.ts';
import { findImport, findOpenImportOf, listImports } from '#db/repositories/imports.ts';
import { exportList } from '../exporting/list.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { isWritten, readCounts, readHeader, readMapping } from './import.server.ts';
import type { FileFormat } from './source.server.ts';
import { readRowData, readRowProblems } from './row-data.server.ts';

const importsPerPage = 50;
const rowsPerPage = 50;

export async function viewImports(work: Work, after: PageKey | null) {
  const rows = await listImports(
    work.db,
    importsPerPage + 1,
    after ? { createdAt: after.at, id: after.id } : undefined,
  );
  const shown = rows.slice(0, importsPerPage);
  const last = shown.at(-1);
  return { imports: shown, next: rows.length > importsPerPage && last ? { at: last.createdAt, id: last.id } : null };
}

/** Every import, newest first, piece by piece. */
export async function exportImports(work: Work, actor: StaffActor, origin: Origin | null) {
  requirePermission(actor, 'import:run');
  return exportList(work, actor, origin, {
    list: 'imports',
    filters: {},
    read: (after: { createdAt: Instant; id: string } | null, size) => listImports(work.db, size, after ?? undefined),
    keyOf: ({ createdAt, id }) => ({ createdAt, id }),
  });
}

export async function viewImport(work: Work, id: string) {
  const record = await findImport(work.db, id);
  if (!record || record.status === 'discarded') return null;
  const { fileName, status, format, encoding, sizeBytes, totalRows, stagedRows, committedRows, problem, createdAt } =
    record;
  return {
    id,
    fileName,
    status,
    format: format as FileFormat['format'],
    encoding: encoding as FileFormat['encoding'],
    sizeBytes,
    totalRows,
    stagedRows,
    committedRows,
    problem,
    createdAt,
    running: isRunning(status),
    header: readHeader(record),
    mapping: readMapping(record),
    counts: readCounts(record),
  };
}

export interface RowsAsked {
  verdict: RowVerdict | null;
  after: number | null;
  before: number | null;
}

/** One page of rows in the order of the file, with the customers they mean. */
export async function viewImportRows(work: Work, id: string, { verdict, after, before }: RowsAsked) {
  const filter = {
    verdicts: verdict ? [verdict] : undefined,
    after: before === null ? (after ?? 0) : undefined,
    before: before ?? undefined,
  };
  const record = await findImport(work.db, id);
  const found = record ? await listImportRows(work.db, id, filter, rowsPerPage + 1) : [];
  const more = found.length > rowsPerPage;
  const rows = more ? (before === null ? found.slice(0, rowsPerPage) : found.slice(1)) : found;
  const written = (row: ImportRow) => record !== null && isWritten(record, row);
  const meant = rows.map((row) => customerOf(row, written(row))).filter((customer) => customer !== null);
  const heads = new Map((await listCustomerHeads(work.db, meant)).map((head) => [head.id, head.legalName]));
  return {
    rows: rows.map((row) => shownRow(row, written(row), heads)),
    previous: (before === null ? (after ?? 0) > 0 : more) ? (rows[0]?.rowNumber ?? null) : null,
    next: before === null ? (more ? (rows.at(-1)?.rowNumber ?? null) : null) : (rows.at(-1)?.rowNumber ?? null),
  };
}

/** A new customer has an id before it is there. */
function customerOf(row: ImportRow, written: boolean): string | null {
  return row.verdict !== 'new' || written ? row.customerId : null;
}

function shownRow(row: ImportRow, written: boolean, heads: ReadonlyMap<string, string>) {
  const data = readRowData(row);
  const values = 'company' in data ? data.company : data.shown;
  const id = customerOf(row, written);
  return {
    rowNumber: row.rowNumber,
    verdict: row.verdict,
    name: values.legalName ?? '',
    code: values.uscc ?? values.externalId ?? '',
    duplicateRow: row.duplicateRow,
    customer: id === null ? null : { id, name: heads.get(id) ?? '' },
    written,
    problems: readRowProblems(row),
  };
}

/** The import of these bytes that is not over yet, if there is one that can go on. */
export async function findOpenImport(work: Work, sha256: string): Promise<string | null> {
  const record = await findOpenImportOf(work.db, sha256);
  return record && record.status !== 'failed' ? record.id : null;
}
