// The filters of the audit trail as its address says them; what is no choice counts as not asked.
import { isDay } from '#app/domain/calendar/instant.ts';
import { endOfDay, startOfDay } from '#app/domain/calendar/zoned.ts';
import { auditActions } from '#app/domain/ledger/audit.ts';

export const subjectKinds = [
  'registration',
  'claim',
  'conflict',
  'customer',
  'partner',
  'user',
  'import',
  'sweep',
  'settings',
  'mail',
  'probeAlert',
  'token',
  'address',
  'list',
] as const;

/** Among the actors: what nobody did by hand. */
export const theSystem = 'system';

export function auditFilters(asked: URLSearchParams) {
  const day = (name: string) => {
    const text = asked.get(name) ?? '';
    return isDay(text) ? text : null;
  };
  const id = (name: string) => (/^[0-9a-f-]{36}$/.test(asked.get(name) ?? '') ? asked.get(name) : null);
  return {
    action: auditActions.find((action) => action === asked.get('action')) ?? null,
    actor: asked.get('actor') === theSystem ? theSystem : id('actor'),
    kind: subjectKinds.find((kind) => kind === asked.get('kind')) ?? null,
    subject: id('subject'),
    from: day('from'),
    until: day('until'),
  };
}

/** Days count in the viewer's zone, both included. */
export function auditQuestionOf(filters: ReturnType<typeof auditFilters>, timeZone: string) {
  const { action, actor, kind, subject, from, until } = filters;
  return {
    ...(action ? { action } : {}),
    ...(actor ? { actorId: actor === theSystem ? null : actor } : {}),
    ...(kind ? { subjectKind: kind } : {}),
    ...(subject ? { subjectId: subject } : {}),
    ...(from ? { from: startOfDay(from, timeZone) } : {}),
    ...(until ? { until: endOfDay(until, timeZone) } : {}),
  };
}
