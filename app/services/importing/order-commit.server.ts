// A person's word that a staged import may be written; the writing itself is a worker's.
import type { Actor } from '#app/domain/access/permission.ts';
import type { Origin, Work } from '../work.server.ts';
import { type StepAnswer, importEvent, readCounts, takeStep } from './import.server.ts';

/** Orders the rows to be written. A second order while one is under way is refused. */
export function orderCommit(work: Work, actor: Actor, origin: Origin | null, id: string): Promise<StepAnswer> {
  return takeStep(work, actor, origin, id, 'commit', (record, unit) => {
    const { new: created, update: updated } = readCounts(record);
    unit.audit(importEvent('import.commit', record, { created, updated, alreadyWritten: record.committedRows }));
    return { problem: null };
  });
}
