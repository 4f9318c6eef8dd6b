// Prepares rows ahead of whoever judges them, batch by batch and in order. Where the file is large enough to be worth a
// thread, one works beside us; what is too much for it, and what comes before it has started, is done here.
import { Thread } from '#search/threads/thread.ts';
import type { PreparedRow, RowSettings } from './prepare-rows.server.ts';
import { prepareRows } from './prepare-rows.server.ts';
import type { SourceRow } from './source.server.ts';

export type PreparerJob = { settings: RowSettings } | { rows: SourceRow[] };

export interface RowPreparer {
  prepare(rows: SourceRow[]): Promise<PreparedRow[]>;
  close(): Promise<void>;
}

/** Below this many bytes the rows are done before a thread has started. */
const worthAThread = 1 << 20;
/** Jobs that keep the thread at work while a batch is judged and written. */
const enoughForTheThread = 2;

export function openRowPreparer(settings: RowSettings, bytes: number): RowPreparer {
  const here = (rows: SourceRow[]) => Promise.resolve(prepareRows(rows, settings));
  if (bytes < worthAThread) return { prepare: here, close: () => Promise.resolve() };
  const thread = new Thread<PreparerJob>('#app/services/importing/prepare-thread.server.ts');
  // Should it fail, so does the first batch that is given to it.
  thread.ask({ settings }).catch(() => {});
  return {
    prepare: (rows) => (thread.load < enoughForTheThread ? thread.ask({ rows }) : here(rows)),
    close: () => thread.close(),
  };
}

/** Batches being prepared while one is judged. */
const ahead = 3;

/** Prepares what `batches` yields, some batches ahead; answers them in order. */
export async function* preparedAhead(
  batches: AsyncIterable<SourceRow[]>,
  preparer: RowPreparer,
): AsyncGenerator<PreparedRow[]> {
  const waiting: Promise<PreparedRow[]>[] = [];
  for await (const rows of batches) {
    const prepared = preparer.prepare(rows);
    // Whoever stops early asks for no more; a failure is met where the batch's turn comes.
    prepared.catch(() => {});
    waiting.push(prepared);
    const first = waiting.length > ahead ? waiting.shift() : undefined;
    if (first) yield await first;
  }
  for (const prepared of waiting) yield await prepared;
}
