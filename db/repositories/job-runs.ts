// The last run of each timed job. Decides nothing.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader } from '../client.ts';
import { insertIgnore } from '../dialect.ts';

export interface JobRunRow {
  name: string;
  startedAt: Instant;
  endedAt: Instant;
  nextAt: Instant;
  /** In a row; 0 when it ended well. */
  failures: number;
  error: string | null;
}

/** Puts the run in place of the one before. */
export async function saveJobRun(db: Reader, run: JobRunRow): Promise<void> {
  const { name, ...rest } = run;
  const result = await db.updateTable('jobRuns').set(rest).where('name', '=', name).executeTakeFirst();
  if (Number(result.numUpdatedRows) === 0) await insertIgnore(db, 'jobRuns').values(run).execute();
}

/** By name. */
export async function listJobRuns(db: Reader): Promise<JobRunRow[]> {
  return db
    .selectFrom('jobRuns')
    .select(['name', 'startedAt', 'endedAt', 'nextAt', 'failures', 'error'])
    .orderBy('name')
    .execute();
}
