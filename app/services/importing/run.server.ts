// Does what waits: dry runs and commits that nobody is at work on.
import type { ImportStatus } from '#app/domain/importing/lifecycle.ts';
import { listFreeImports } from '#db/repositories/imports.ts';
import { type Work, nowOf } from '../work.server.ts';
import { commitImport } from './commit.server.ts';
import { sweepDiscarded } from './discard.server.ts';
import { stageImport } from './stage.server.ts';

const waiting: ImportStatus[] = ['staging', 'committing'];

/** Returns when nothing is left to do, or soon after `signal`. */
export async function runWaitingImports(work: Work, signal: AbortSignal): Promise<void> {
  for (;;) {
    const ids = await listFreeImports(work.db, waiting, nowOf(work), 10);
    let worked = false;
    for (const id of ids) {
      if (signal.aborted) return;
      const staged = await stageImport(work, id, { signal });
      const answer = !staged.ok && staged.reason === 'notNow' ? await commitImport(work, id, { signal }) : staged;
      worked ||= answer.ok;
    }
    if (!worked) break;
  }
  await sweepDiscarded(work, signal);
}
