// A channel manager has looked at an alert: says what came of it and, where it is called for, gives the users their full
// pre-check back. The partner hears of neither.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { acknowledgeAlert, findAlert, liftRestrictions } from '#db/repositories/probe-alerts.ts';
import { type UnitOfWork, commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export type Acknowledged = { ok: true } | { ok: false; reason: 'stale' };

/** @param input.lift also ends the restrictions that came with the alert. Throws `NotFound` outside the actor's scope. */
export async function acknowledgeProbeAlert(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { id: string; version: number; note: string; lift: boolean },
): Promise<Acknowledged> {
  requirePermission(actor, 'probe:acknowledge');
  return commit<Acknowledged>(work, actor, origin, async (unit) => {
    const alert = await findAlert(unit.trx, staffScopeOf(actor), input.id);
    if (!alert) throw new NotFound('probeAlert');
    const by = { at: unit.at, userId: actor.userId };
    if (!(await acknowledgeAlert(unit.trx, alert.id, input.version, { ...by, note: input.note })))
      return rollBackWith({ ok: false, reason: 'stale' });
    unit.audit({
      action: 'probe.acknowledge',
      subjectKind: 'probeAlert',
      subjectId: alert.id,
      partnerId: alert.partnerId,
      data: { note: input.note },
    });
    if (input.lift) await lift(unit, alert, by);
    return { ok: true };
  });
}

/** Ends the restrictions of an alert that was acknowledged before. Doing it twice does nothing more. */
export async function liftProbeRestriction(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { id: string },
): Promise<{ ok: true }> {
  requirePermission(actor, 'probe:acknowledge');
  return commit<{ ok: true }>(work, actor, origin, async (unit) => {
    const alert = await findAlert(unit.trx, staffScopeOf(actor), input.id);
    if (!alert) throw new NotFound('probeAlert');
    await lift(unit, alert, { at: unit.at, userId: actor.userId });
    return { ok: true };
  });
}

async function lift(
  unit: UnitOfWork,
  alert: { id: string; partnerId: string },
  by: { at: string; userId: string },
): Promise<void> {
  const users = await liftRestrictions(unit.trx, alert.id, by);
  if (users === 0) return;
  unit.audit({
    action: 'probe.lift',
    subjectKind: 'probeAlert',
    subjectId: alert.id,
    partnerId: alert.partnerId,
    data: { users },
  });
}
