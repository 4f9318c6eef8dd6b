// The dry run: reads the file in batches, gives every row its verdict and keeps it. Writes nothing to the master list.
// A batch is one transaction; after a crash the next run goes on behind the last batch.
import type { Readable } from 'node:stream';
import { type FileProblem, type VerdictCounts, noCounts } from '#app/domain/importing/lifecycle.ts';
import { inTransaction } from '#db/client.ts';
import { deleteImportRows, findLastRowNumber, insertImportRows, listImportRows } from '#db/repositories/import-rows.ts';
import type { ImportRecord } from '#db/repositories/imports.ts';
import type { Work } from '../work.server.ts';
import { loadKnownCodes, readCounts, readMapping } from './import.server.ts';
import { judgeRows, rememberStaged } from './judge.server.ts';
import { type Lease, LeaseLost, releaseLease, takeLease } from './lease.server.ts';
import { readDataRows } from './read.server.ts';
import { openRowPreparer, preparedAhead } from './row-preparer.server.ts';
import { SeenRows } from './seen-rows.server.ts';
import { type SourceRow, UnreadableFile } from './source.server.ts';

export interface Progress {
  done: number;
  total: number | null;
  counts: VerdictCounts;
}

export type StageAnswer =
  | { ok: true; rows: number; counts: VerdictCounts }
  | { ok: false; reason: 'notFound' | 'notNow' | 'busy' | 'cancelled' | 'paused'; until?: string }
  | { ok: false; reason: 'unreadable'; problem: FileProblem };

export interface RunOptions {
  /** Called between two batches; the next one waits for it. */
  onProgress?: (progress: Progress) => void | Promise<void>;
  /** Asks to stop between two batches. */
  signal?: AbortSignal;
}

export async function stageImport(work: Work, id: string, options: RunOptions = {}): Promise<StageAnswer> {
  const taken = await takeLease(work, id, 'staging');
  if (!taken.ok) return taken;
  const { lease } = taken;
  try {
    return await run(work, lease, options);
  } catch (error) {
    if (error instanceof LeaseLost) return { ok: false, reason: 'cancelled' };
    if (error instanceof UnreadableFile) {
      await lease.renew(work.db, { status: 'failed', problem: error.problem, leaseUntil: null });
      return { ok: false, reason: 'unreadable', problem: error.problem };
    }
    await releaseLease(work, lease).catch(() => undefined);
    throw error;
  }
}

async function run(work: Work, lease: Lease, { onProgress, signal }: RunOptions): Promise<StageAnswer> {
  const { record } = lease;
  const settings = { mapping: readMapping(record), codes: await loadKnownCodes(work.db) };
  const seen = new SeenRows();
  let counts = readCounts(record);
  let { stagedRows } = record;
  if (stagedRows === 0) {
    counts = { ...noCounts };
    await dropLeftOvers(work, lease);
  } else await rememberAll(work, lease, seen);
  const last = stagedRows === 0 ? 0 : await findLastRowNumber(work.db, record.id);
  const preparer = openRowPreparer(settings, record.sizeBytes);
  try {
    const fresh = rowsAfter(last, readDataRows(await openFile(work, record), record));
    for await (const rows of preparedAhead(fresh, preparer)) {
      if (signal?.aborted) {
        await releaseLease(work, lease);
        return { ok: false, reason: 'paused' };
      }
      const judged = await judgeRows(work.db, record.id, seen, rows, work.newId);
      counts = { ...counts };
      for (const { verdict } of judged) counts[verdict] += 1;
      const staged = stagedRows + judged.length;
      await inTransaction(work.db, async (trx) => {
        await lease.renew(trx, { stagedRows: staged, counts: JSON.stringify(counts) });
        await insertImportRows(trx, record.id, judged);
      });
      lease.keep();
      stagedRows = staged;
      await onProgress?.({ done: stagedRows, total: record.totalRows, counts });
    }
  } finally {
    await preparer.close();
  }
  if (stagedRows === 0) throw new UnreadableFile('headerOnly');
  await lease.renew(work.db, { status: 'staged', totalRows: stagedRows, leaseUntil: null });
  return { ok: true, rows: stagedRows, counts };
}

/** Rows that an earlier run has not staged yet. */
async function* rowsAfter(last: number, batches: AsyncIterable<SourceRow[]>): AsyncGenerator<SourceRow[]> {
  for await (const rows of batches) {
    const fresh = rows.filter(({ rowNumber }) => rowNumber > last);
    if (fresh.length > 0) yield fresh;
  }
}

async function openFile(work: Work, { storageKey }: ImportRecord): Promise<Readable> {
  try {
    return (await work.files.open(storageKey)).stream;
  } catch {
    throw new UnreadableFile('fileGone');
  }
}

/** Rows of an earlier dry run with another mapping. */
async function dropLeftOvers(work: Work, lease: Lease): Promise<void> {
  for (;;) {
    const deleted = await inTransaction(work.db, async (trx) => {
      await lease.renew(trx, {});
      return deleteImportRows(trx, lease.record.id, 5_000);
    });
    lease.keep();
    if (deleted === 0) return;
  }
}

async function rememberAll(work: Work, lease: Lease, seen: SeenRows): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = await listImportRows(work.db, lease.record.id, { after }, 2_000);
    const last = rows.at(-1);
    if (!last) return;
    for (const row of rows) rememberStaged(seen, row);
    after = last.rowNumber;
    await lease.renew(work.db, {});
    lease.keep();
  }
}
