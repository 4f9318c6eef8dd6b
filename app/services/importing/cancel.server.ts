// Calls off what is under way: a dry run goes back to its mapping, a commit stops where it is and may be ordered again.
import type { Actor } from '#app/domain/access/permission.ts';
import { noCounts } from '#app/domain/importing/lifecycle.ts';
import type { Origin, Work } from '../work.server.ts';
import { type StepAnswer, importEvent, takeStep } from './import.server.ts';

export function cancelImport(work: Work, actor: Actor, origin: Origin | null, id: string): Promise<StepAnswer> {
  return takeStep(work, actor, origin, id, 'cancel', (record, unit) => {
    unit.audit(importEvent('import.cancel', record, { during: record.status, alreadyWritten: record.committedRows }));
    return record.status === 'committing' ? {} : { stagedRows: 0, counts: JSON.stringify(noCounts), problem: null };
  });
}
