// Looks at what partners asked since it last looked: raises an alert where somebody met a decoy or asks for one-edit variants,
// and lets the pre-check of those users rest. Works behind the answers, never in their way, so that an answer takes as long
// whether it raised an alert or not.
import type { SystemActor } from '#app/domain/access/permission.ts';
import { type Instant, addMs, hourMs } from '#app/domain/calendar/instant.ts';
import { type AlertKind, type AskedQuestion, withQuestions } from '#app/domain/probe/alert.ts';
import { judgeProbes } from '#app/domain/probe/variants.ts';
import {
  findOpenAlert,
  insertAlert,
  insertRestriction,
  isUserRestricted,
  lastAcknowledged,
  updateAlertQuestions,
} from '#db/repositories/probe-alerts.ts';
import {
  type ProbeRow,
  deleteProbesBefore,
  listRecentProbes,
  listUnwatchedProbes,
  markWatched,
} from '#db/repositories/probes.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { type UnitOfWork, commit, rollBackWith } from '../unit-of-work.server.ts';
import { type Work, nowOf } from '../work.server.ts';

const watcher: SystemActor = { kind: 'system', name: 'watch-probes' };
const batch = 200;
/** The newest so many questions of a partner are compared. */
const mostCompared = 500;

/** Looks at every question nobody looked at yet; answers how many alerts were raised or grew. Several workers may do so at once. */
export async function watchProbes(work: Work, signal?: AbortSignal): Promise<number> {
  let alerts = 0;
  for (;;) {
    const unseen = await listUnwatchedProbes(work.db, batch);
    for (const probe of unseen) {
      if (signal?.aborted) return alerts;
      alerts += await commit(work, watcher, null, async (unit) => {
        if (!(await markWatched(unit.trx, probe.id, unit.at))) return rollBackWith(0);
        return watchOne(work, unit, probe);
      });
    }
    if (unseen.length < batch) return alerts;
  }
}

async function watchOne(work: Work, unit: UnitOfWork, probe: ProbeRow): Promise<number> {
  let alerts = 0;
  if (probe.decoyId !== null) {
    await raise(
      work,
      unit,
      { kind: 'decoy', partnerId: probe.partnerId, userId: probe.userId, decoyId: probe.decoyId },
      [probe],
    );
    alerts += 1;
  }
  const { windowHours, ...thresholds } = (await getRuleSet(work, unit.trx)).probes;
  const recent = await listRecentProbes(
    unit.trx,
    { partnerId: probe.partnerId, after: await since(unit, probe, windowHours), until: probe.at },
    mostCompared,
  );
  const probing = judgeProbes(probe, recent, thresholds);
  if (!probing) return alerts;
  const userId = probing.by === 'user' ? probe.userId : null;
  const alertId = await raise(
    work,
    unit,
    { kind: 'variants', partnerId: probe.partnerId, userId, decoyId: null },
    probing.probes,
  );
  for (const restricted of new Set(probing.probes.map((asked) => asked.userId))) {
    if (await isUserRestricted(unit.trx, restricted)) continue;
    await insertRestriction(unit.trx, { id: work.newId(), userId: restricted, alertId, since: unit.at });
  }
  return alerts + 1;
}

/** The window begins anew once somebody has looked at an alert. */
async function since(unit: UnitOfWork, probe: ProbeRow, windowHours: number): Promise<Instant> {
  const windowStart = addMs(probe.at, -windowHours * hourMs);
  const seen = await lastAcknowledged(unit.trx, probe.partnerId);
  return seen !== null && seen > windowStart ? seen : windowStart;
}

/** Raises an alert, or adds the questions to the open one about the same. */
async function raise(
  work: Work,
  unit: UnitOfWork,
  about: { kind: AlertKind; partnerId: string; userId: string | null; decoyId: string | null },
  probes: readonly ProbeRow[],
): Promise<string> {
  const open = await findOpenAlert(unit.trx, about);
  const questions = withQuestions(open?.probes ?? [], probes.map(asQuestion));
  if (open) {
    await updateAlertQuestions(unit.trx, open.id, questions);
    return open.id;
  }
  const id = work.newId();
  await insertAlert(unit.trx, {
    id,
    ...about,
    status: 'open',
    raisedAt: unit.at,
    probes: questions,
    acknowledgedAt: null,
    acknowledgedBy: null,
    note: null,
    version: 1,
  });
  unit.audit({
    action: 'probe.alert',
    subjectKind: 'probeAlert',
    subjectId: id,
    partnerId: about.partnerId,
    customerId: about.decoyId,
    data: { kind: about.kind, userId: about.userId, questions: questions.length },
  });
  return id;
}

function asQuestion(probe: ProbeRow): AskedQuestion {
  const { id, at, userId, source, companyName, uscc, answer, registrationId } = probe;
  return { id, at, userId, source, companyName, uscc, answer, registrationId };
}

/** Forgets what was asked longer ago than the detector looks back; answers how many questions. */
export async function forgetOldProbes(work: Work): Promise<number> {
  const { windowHours } = (await getRuleSet(work)).probes;
  return deleteProbesBefore(work.db, addMs(nowOf(work), -windowHours * hourMs));
}
