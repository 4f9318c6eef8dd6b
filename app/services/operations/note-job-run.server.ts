// Keeps when a timed job last ran and how it ended, for the system page. A job that cannot be noted runs all the same.
import { type Instant, addMs, toInstant } from '#app/domain/calendar/instant.ts';
import { saveJobRun } from '#db/repositories/job-runs.ts';
import type { Work } from '../work.server.ts';

const longestError = 500;

export interface JobRun {
  name: string;
  startedAt: Date;
  /** Until the next run begins. */
  pauseMs: number;
  /** In a row; 0 when it ended well. */
  failures: number;
  error: unknown;
}

/** Never throws. */
export async function noteJobRun(work: Work, { name, startedAt, pauseMs, failures, error }: JobRun): Promise<void> {
  const endedAt: Instant = toInstant(work.now());
  try {
    await saveJobRun(work.db, {
      name,
      startedAt: toInstant(startedAt),
      endedAt,
      nextAt: addMs(endedAt, pauseMs),
      failures,
      error: failures === 0 ? null : (error instanceof Error ? error.message : String(error)).slice(0, longestError),
    });
  } catch (problem) {
    work.log.warn({ err: problem, job: name }, 'run of a job not noted');
  }
}
