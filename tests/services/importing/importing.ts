// Files as tests import them: made in place, run through the services, looked at as rows.
import { createReadStream } from 'node:fs';
import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SystemActor } from '#app/domain/access/permission.ts';
import type { ImportField } from '#app/domain/importing/field.ts';
import type { RowVerdict } from '#app/domain/importing/lifecycle.ts';
import { commitImport } from '#app/services/importing/commit.server.ts';
import { orderCommit } from '#app/services/importing/order-commit.server.ts';
import { readRowData, readRowProblems } from '#app/services/importing/row-data.server.ts';
import { setMapping } from '#app/services/importing/set-mapping.server.ts';
import { stageImport } from '#app/services/importing/stage.server.ts';
import { startImport } from '#app/services/importing/start.server.ts';
import { type Work, sha256 } from '#app/services/work.server.ts';
import { listImportRows } from '#db/repositories/import-rows.ts';

export const importer: SystemActor = { kind: 'system', name: 'test' };

export async function fileOf(content: string | Uint8Array, fileName = 'customers.csv') {
  const folder = await mkdtemp(join(tmpdir(), 'rightful-import-'));
  const path = join(folder, fileName);
  await writeFile(path, content);
  const { size } = await stat(path);
  return {
    path,
    fileName,
    sizeBytes: size,
    sha256: sha256(typeof content === 'string' ? content : Buffer.from(content)),
  };
}

export const openFile = (file: { path: string }) => createReadStream(file.path);

/** Lines of a CSV file with this header. */
export const csv = (header: string, ...lines: string[]) => `${[header, ...lines].join('\n')}\n`;

/** Uploads and maps; the columns are those proposed unless given. */
export async function begin(
  work: Work,
  content: string | Uint8Array,
  columns?: (ImportField | null)[],
  fileName?: string,
): Promise<string> {
  const started = await startImport(work, importer, null, await fileOf(content, fileName));
  if (!started.ok) throw new Error(started.reason);
  const mapped = await setMapping(
    work,
    importer,
    null,
    started.id,
    columns ? { columns, sourceSystem: 'CRM' } : { ...started.mapping, sourceSystem: 'CRM' },
  );
  if (!mapped.ok) throw new Error(mapped.reason);
  return started.id;
}

/** To the end of the dry run. */
export async function dryRun(
  work: Work,
  content: string | Uint8Array,
  columns?: (ImportField | null)[],
  fileName?: string,
): Promise<string> {
  const id = await begin(work, content, columns, fileName);
  const staged = await stageImport(work, id);
  if (!staged.ok) throw new Error(staged.reason);
  return id;
}

/** To the end, everything written. */
export async function importAll(
  work: Work,
  content: string | Uint8Array,
  columns?: (ImportField | null)[],
): Promise<string> {
  const id = await dryRun(work, content, columns);
  await write(work, id);
  return id;
}

export async function write(work: Work, id: string): Promise<void> {
  const ordered = await orderCommit(work, importer, null, id);
  if (!ordered.ok) throw new Error(ordered.reason);
  const committed = await commitImport(work, id);
  if (!committed.ok) throw new Error(committed.reason);
}

export interface SeenRow {
  row: number;
  verdict: RowVerdict;
  customerId: string | null;
  duplicateRow: number | null;
  problems: string[];
  name: string;
}

export async function rowsOf(work: Work, id: string): Promise<SeenRow[]> {
  const rows = await listImportRows(work.db, id, {}, 1_000_000);
  return rows.map((row) => {
    const data = readRowData(row);
    return {
      row: row.rowNumber,
      verdict: row.verdict,
      customerId: row.customerId,
      duplicateRow: row.duplicateRow,
      problems: readRowProblems(row).map(({ code }) => code),
      name: ('company' in data ? data.company.legalName : data.shown.legalName) ?? '',
    };
  });
}

/** `2 new`, `3 duplicate of 2`, `4 invalid: uscc` */
export async function verdictsOf(work: Work, id: string): Promise<string[]> {
  return (await rowsOf(work, id)).map(
    ({ row, verdict, duplicateRow, problems }) =>
      `${row} ${verdict}${duplicateRow === null ? '' : ` of ${duplicateRow}`}${problems.length > 0 ? `: ${problems.join(' ')}` : ''}`,
  );
}
