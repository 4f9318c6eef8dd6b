import { pino } from 'pino';
import { register } from 'prom-client';
import { expect, it } from 'vitest';
import type { Job } from '#app/jobs/job.server.ts';
import { jobs } from '#app/jobs/registry.server.ts';
import { addMs } from '#app/domain/calendar/instant.ts';
import { listJobRuns } from '#db/repositories/job-runs.ts';
import { pauseMs, startWorker } from '#app/jobs/worker.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';

interface Line {
  job?: string;
  failures?: number;
  err?: { message: string };
}

describeOnSqlite('the worker', (database) => {
  const withLog = () => {
    const lines: Line[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(JSON.parse(line) as Line) });
    return { lines, work: { ...database.work, log } };
  };

  /** A job that is over when it ran `times` times; `body` gets the number of the run. */
  const counting = (name: string, times: number, body: (run: number, work: Work) => void = () => {}) => {
    let run = 0;
    let over = () => {};
    const done = new Promise<void>((resolve) => (over = resolve));
    const job: Job = {
      name,
      everyMs: 1,
      async run(work) {
        run += 1;
        if (run >= times) over();
        body(run, work);
      },
    };
    return { job, done, runs: () => run };
  };

  it('runs every job again and again, with the work it was given', async () => {
    const seen = new Set<Work>();
    const one = counting('one', 3, (_run, work) => void seen.add(work));
    const two = counting('two', 3);
    const worker = startWorker(database.work, [one.job, two.job]);
    await Promise.all([one.done, two.done]);
    await worker.stop();
    expect([...seen]).toEqual([database.work]);
  });

  it('logs a failure, tries again, and lets the others run', async () => {
    const { work, lines } = withLog();
    const failing = counting('failing', 3, (run) => {
      if (run < 3) throw new Error(`failure ${run}`);
    });
    const other = counting('other', 5);
    const worker = startWorker(work, [failing.job, other.job]);
    await Promise.all([failing.done, other.done]);
    await worker.stop();
    expect(lines.map(({ job, failures, err }) => [job, failures, err?.message])).toEqual([
      ['failing', 1, 'failure 1'],
      ['failing', 2, 'failure 2'],
    ]);
    const text = await register.metrics();
    expect(text).toMatch(/job_runs_total\{job="failing",outcome="failed"\} 2/);
    expect(text).toMatch(/job_runs_total\{job="other",outcome="done"\} [5-9]/);
  });

  it('writes down how the last run of each job ended and when it runs next', async () => {
    const { work } = withLog();
    const fine = counting('fine', 2);
    const failing = counting('failing', 2, (run) => {
      throw new Error(`failure ${run}`);
    });
    const rare: Job = { ...counting('rare', 1).job, everyMs: 3_600_000 };
    const worker = startWorker(work, [fine.job, failing.job, rare]);
    await Promise.all([fine.done, failing.done]);
    await worker.stop();
    const at = database.clock.instant;
    const rows = await listJobRuns(database.db);
    expect(rows.map(({ name }) => name)).toEqual(['failing', 'fine', 'rare']);
    const [failed, done, seldom] = rows;
    expect(failed?.failures).toBeGreaterThanOrEqual(1);
    expect(failed?.error).toMatch(/^failure \d/);
    expect(done).toMatchObject({ startedAt: at, endedAt: at, failures: 0, error: null });
    expect(seldom?.nextAt).toBe(addMs(at, 3_600_000));
  });

  it('runs on when a run cannot be written down', async () => {
    const { work, lines } = withLog();
    const other = counting('other', 3);
    const broken = { ...work, db: database.reader() };
    await broken.db.destroy();
    const worker = startWorker(broken, [other.job]);
    await other.done;
    await worker.stop();
    expect(other.runs()).toBeGreaterThanOrEqual(3);
    expect(lines).toEqual([]);
  });

  it('waits for the run under way before it stops, and starts no other', async () => {
    let finish = () => {};
    let begun = () => {};
    const running = new Promise<void>((resolve) => (begun = resolve));
    let asked: AbortSignal | null = null;
    let runs = 0;
    const slow: Job = {
      name: 'slow',
      everyMs: 1,
      async run(_work, signal) {
        runs += 1;
        asked = signal;
        await new Promise<void>((resolve) => {
          finish = resolve;
          begun();
        });
      },
    };
    const worker = startWorker(database.work, [slow]);
    await running;
    let stopped = false;
    const stopping = worker.stop().then(() => (stopped = true));
    expect(asked).toMatchObject({ aborted: true });
    await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(runs).toBe(1);
  });

  it('does not wait out the pause of a rare job when it stops', async () => {
    const rare = counting('rare', 1);
    const worker = startWorker(database.work, [{ ...rare.job, everyMs: 3_600_000 }]);
    await rare.done;
    await worker.stop();
    expect(rare.runs()).toBe(1);
  });

  it('waits longer after each failure, a minute at most', () => {
    expect([0, 1, 2, 5, 20].map((failures) => pauseMs(2000, failures))).toEqual([2000, 4000, 8000, 60_000, 60_000]);
    expect(pauseMs(3_600_000, 0)).toBe(3_600_000);
    expect(pauseMs(3_600_000, 1)).toBe(60_000);
  });

  it('has every job of the product, each under a name of its own, each able to run on an empty house', async () => {
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
    expect(jobs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['deliver-mail', 'drop-expired', 'prune-outbox']),
    );
    for (const job of jobs) await job.run(database.work, new AbortController().signal);
  });
});
