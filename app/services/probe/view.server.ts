// Alerts about partners' questions, in pages and one by one, for those who look after the partner. Reads only.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { type PageKey, pageKeyText } from '#app/domain/calendar/page-key.ts';
import type { AlertStatus } from '#app/domain/probe/alert.ts';
import { findAlert, listAlerts, listRestricted, listUserNames } from '#db/repositories/probe-alerts.ts';
import { countWaiting } from '#db/repositories/waiting.ts';
import type { Work } from '../work.server.ts';

const pageSize = 50;
export const countedAtMost = 1000;

export async function listProbeAlerts(
  work: Work,
  scope: StaffScope,
  asked: { status: AlertStatus; after: PageKey | null },
) {
  const [rows, waiting] = await Promise.all([
    listAlerts(work.db, scope, asked.status, asked.after, pageSize + 1),
    countWaiting(work.db, scope, countedAtMost, ['probes']),
  ]);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ id, kind, status, partnerName, userName, raisedAt, probes }) => ({
      id,
      kind,
      status,
      partnerName,
      userName,
      raisedAt,
      questions: probes.length,
      /** What was asked last. */
      example: probes.at(-1)?.companyName ?? '',
    })),
    next: last && rows.length > pageSize ? pageKeyText({ at: last.raisedAt, id: last.id }) : null,
    open: waiting.probes,
  };
}

/** Throws `NotFound` for an alert about a partner outside the scope. */
export async function viewProbeAlert(work: Work, actor: StaffActor, scope: StaffScope, id: string) {
  const alert = await findAlert(work.db, scope, id);
  if (!alert) throw new NotFound('probeAlert');
  const users = [...new Set(alert.probes.map(({ userId }) => userId))];
  const [names, restricted] = await Promise.all([listUserNames(work.db, users), listRestricted(work.db, alert.id)]);
  const nameOf = new Map(names.map((user) => [user.id, user.name]));
  return {
    alert,
    questions: alert.probes.map((asked) => ({ ...asked, userName: nameOf.get(asked.userId) ?? '' })),
    restricted,
    may: { acknowledge: decide(actor, 'probe:acknowledge').allowed },
  };
}
