// A sweep over every open registration and live claim: started by hand, or by an import too large to follow change by change.
// Done in pages with a cursor; a worker that stops leaves off where another goes on.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { addMs, minuteMs } from '#app/domain/calendar/instant.ts';
import { type SweepRun, findLatestRun, findRunningRun, insertRun, updateRun } from '#db/repositories/sweep-runs.ts';
import { countSubjects, listSubjectsAfter } from '#db/repositories/sweep-subjects.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import { type Origin, type Work, nowOf } from '../work.server.ts';
import { sweepSubject, sweeper } from './re-check.server.ts';

export type SweepStarted = { ok: true; id: string } | { ok: false; reason: 'running' };

export function startFullSweep(work: Work, actor: StaffActor, origin: Origin | null): Promise<SweepStarted> {
  requirePermission(actor, 'sweep:run');
  return commit<SweepStarted>(work, actor, origin, async (unit) => {
    if (await findRunningRun(unit.trx)) return rollBackWith({ ok: false, reason: 'running' });
    const id = work.newId();
    await insertRun(unit.trx, await newRun(work, unit.trx, id, actor.userId));
    unit.audit({ action: 'sweep.start', subjectKind: 'sweep', subjectId: id });
    return { ok: true, id };
  });
}

/** The same without a person, unless one is running or waiting. */
export async function queueFullSweep(work: Work): Promise<void> {
  await commit(work, sweeper, null, async (unit) => {
    const running = await findRunningRun(unit.trx);
    // One that has not begun yet will see everything there is.
    if (running?.cursor === null) return;
    await insertRun(unit.trx, await newRun(work, unit.trx, work.newId(), null));
  });
}

async function newRun(
  work: Work,
  db: Parameters<typeof countSubjects>[0],
  id: string,
  startedBy: string | null,
): Promise<SweepRun> {
  const at = nowOf(work);
  return {
    id,
    status: 'running',
    cursor: null,
    done: 0,
    total: await countSubjects(db),
    found: 0,
    startedBy,
    startedAt: at,
    updatedAt: at,
    finishedAt: null,
    leaseUntil: null,
    version: 1,
  };
}

/** False when none was running. What it found so far stays on the list. */
export function stopFullSweep(work: Work, actor: StaffActor, origin: Origin | null): Promise<boolean> {
  requirePermission(actor, 'sweep:run');
  return commit(work, actor, origin, async (unit) => {
    const run = await findRunningRun(unit.trx);
    if (!run) return rollBackWith(false);
    const stopped = { status: 'stopped' as const, finishedAt: unit.at, updatedAt: unit.at };
    if (!(await updateRun(unit.trx, run, stopped))) return rollBackWith(false);
    unit.audit({ action: 'sweep.stop', subjectKind: 'sweep', subjectId: run.id });
    return true;
  });
}

const page = 20;
const leaseMs = 2 * minuteMs;

/** Goes on with the run that waits, page by page, until it is done, stopped or `signal` asks to leave. Answers how many were done. */
export async function continueFullSweep(work: Work, signal?: AbortSignal): Promise<number> {
  let done = 0;
  for (;;) {
    const run = await findRunningRun(work.db);
    if (!run || signal?.aborted) return done;
    const now = nowOf(work);
    // Another worker has it.
    if (run.leaseUntil !== null && run.leaseUntil > now) return done;
    if (!(await updateRun(work.db, run, { leaseUntil: addMs(now, leaseMs) }))) return done;
    const leased = { ...run, version: run.version + 1 };
    const subjects = await listSubjectsAfter(work.db, run.cursor ?? '', page);
    let found = 0;
    for (const subject of subjects) found += await sweepSubject(work, subject);
    done += subjects.length;
    const isEnd = subjects.length < page;
    const at = nowOf(work);
    const moved = await updateRun(work.db, leased, {
      cursor: subjects.at(-1)?.registrationId ?? run.cursor ?? '',
      done: run.done + subjects.length,
      found: run.found + found,
      leaseUntil: null,
      updatedAt: at,
      ...(isEnd ? { status: 'done' as const, finishedAt: at } : {}),
    });
    // Stopped by a person meanwhile.
    if (!moved) return done;
  }
}

/** The newest run, for the page; null before the first. */
export function readLatestRun(work: Work) {
  return findLatestRun(work.db);
}
