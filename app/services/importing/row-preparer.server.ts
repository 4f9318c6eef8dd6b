// Prepares rows ahead of whoever judges them, batch by batch and in order: in a thread of its own where the file is large
// enough to be worth one, so that reading and writing go on meanwhile.
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

export async function openRowPreparer(settings: RowSettings, bytes: number): Promise<RowPreparer> {
  if (bytes < worthAThread) {
    return {
      prepare: async (rows) => prepareRows(rows, settings),
      close: async () => {},
    };
  }
  const thread = new Thread<PreparerJob>('#app/services/importing/prepare-thread.server.ts');
  await thread.ask({ settings });
  return { prepare: (rows) => thread.ask({ rows }), close: () => thread.close() };
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
