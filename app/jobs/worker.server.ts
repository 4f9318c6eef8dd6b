// Runs the timed jobs, each in a loop of its own, until it is asked to stop. A job that fails is logged and tried again,
// later and later; it never takes another one down. Knows no job by name.
import { setTimeout as wait } from 'node:timers/promises';
import { Counter, Histogram, register } from 'prom-client';
import { noteJobRun } from '#app/services/operations/note-job-run.server.ts';
import type { Work } from '#app/services/work.server.ts';
import type { Job } from './job.server.ts';

export interface Worker {
  /** Starts no further run and waits for those under way. */
  stop: () => Promise<void>;
}

const runs =
  (register.getSingleMetric('job_runs_total') as Counter<'job' | 'outcome'> | undefined) ??
  new Counter({ name: 'job_runs_total', help: 'Runs of timed jobs', labelNames: ['job', 'outcome'] });

const durations =
  (register.getSingleMetric('job_duration_seconds') as Histogram<'job'> | undefined) ??
  new Histogram({
    name: 'job_duration_seconds',
    help: 'Time a run of a timed job takes',
    labelNames: ['job'],
    buckets: [0.01, 0.1, 1, 10, 60, 600],
  });

/** How often the runs of one job are written down at most. */
const notedEveryMs = 10_000;

/** The longest pause after failures, unless the job itself is rarer. */
const longestPauseMs = 60_000;

export function startWorker(work: Work, jobs: readonly Job[]): Worker {
  const stopping = new AbortController();
  const loops = jobs.map((job) => loop(work, job, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function loop(work: Work, job: Job, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let noted = { at: -Infinity, failures: 0 };
  while (!signal.aborted) {
    const done = durations.startTimer({ job: job.name });
    const startedAt = work.now();
    let problem: unknown = null;
    try {
      await job.run(work, signal);
      failures = 0;
      runs.inc({ job: job.name, outcome: 'done' });
    } catch (error) {
      failures += 1;
      problem = error;
      runs.inc({ job: job.name, outcome: 'failed' });
      work.log.error({ err: error, job: job.name, failures }, 'job failed');
    }
    done();
    const next = pauseMs(job.everyMs, failures);
    // A job of every second is noted now and then; a change for better or worse at once.
    if (startedAt.getTime() - noted.at >= notedEveryMs || failures !== noted.failures) {
      await noteJobRun(work, { name: job.name, startedAt, pauseMs: next, failures, error: problem });
      noted = { at: startedAt.getTime(), failures };
    }
    // Waiting ends at once when the worker stops.
    await wait(next, undefined, { signal }).catch(() => undefined);
  }
}

/** The job's own pace, doubled with every failure in a row up to a minute. A rare job that failed is tried after a minute, too. */
export function pauseMs(everyMs: number, failures: number): number {
  if (failures === 0) return everyMs;
  return Math.min(everyMs * 2 ** failures, longestPauseMs);
}
