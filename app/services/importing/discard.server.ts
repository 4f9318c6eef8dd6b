// Throws an import away that wrote nothing: its file at once, its rows by and by.
import type { Actor } from '#app/domain/access/permission.ts';
import { deleteImportRows } from '#db/repositories/import-rows.ts';
import { listDiscardedWithRows } from '#db/repositories/imports.ts';
import type { Origin, Work } from '../work.server.ts';
import { type StepAnswer, importEvent, takeStep } from './import.server.ts';

export async function discardImport(work: Work, actor: Actor, origin: Origin | null, id: string): Promise<StepAnswer> {
  const answer = await takeStep(work, actor, origin, id, 'discard', (record, unit) => {
    unit.audit(importEvent('import.discard', record));
    return {};
  });
  if (answer.ok) await work.files.remove(answer.record.storageKey);
  return answer;
}

/** Deletes the rows of discarded imports, some thousands at a time, until none are left or it is asked to stop. */
export async function sweepDiscarded(work: Work, signal?: AbortSignal): Promise<number> {
  let swept = 0;
  for (const id of await listDiscardedWithRows(work.db)) {
    while (!signal?.aborted) {
      const deleted = await deleteImportRows(work.db, id, 5_000);
      if (deleted === 0) break;
      swept += deleted;
    }
  }
  return swept;
}
