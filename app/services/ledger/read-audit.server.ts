// The audit trail for those who may read all of it: a page by filters, or the whole for export. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { type PageKey, pageKeyText } from '#app/domain/calendar/page-key.ts';
import { type AuditEvent, type AuditFilter, listAudit } from '#db/repositories/audit.ts';
import { listUsers } from '#db/repositories/user-lists.ts';
import { eventShown } from '../registration/event-lines.server.ts';
import type { Work } from '../work.server.ts';

export type { AuditEvent } from '#db/repositories/audit.ts';
export type AuditQuestion = Omit<AuditFilter, 'before'>;

export const pageSize = 50;
/** An export stops here. */
export const mostExported = 50_000;

export async function readAudit(
  work: Work,
  actor: StaffActor,
  question: AuditQuestion,
  before: PageKey | null,
): Promise<{ events: AuditEvent[]; next: string | null }> {
  requirePermission(actor, 'audit:read');
  const found = await listAudit(work.db, { ...question, ...(before ? { before } : {}) }, pageSize + 1);
  const events = found.slice(0, pageSize).map((event) => eventShown(actor, event));
  const last = found.length > pageSize ? events.at(-1) : undefined;
  return { events, next: last ? pageKeyText(last) : null };
}

/** Everything the filters show, newest first, piece by piece. */
export async function* exportAudit(
  work: Work,
  actor: StaffActor,
  question: AuditQuestion,
): AsyncGenerator<AuditEvent[]> {
  requirePermission(actor, 'audit:read');
  const size = 1000;
  let before: PageKey | null = null;
  for (let count = 0; count < mostExported; count += size) {
    const events: AuditEvent[] = await listAudit(work.db, { ...question, ...(before ? { before } : {}) }, size);
    if (events.length > 0) yield events.map((event) => eventShown(actor, event));
    const last = events.at(-1);
    if (!last || events.length < size) return;
    before = { at: last.at, id: last.id };
  }
}

/** Staff to filter by. */
export async function listAuditActors(work: Work): Promise<{ id: string; name: string }[]> {
  return (await listUsers(work.db, null)).map(({ id, name }) => ({ id, name }));
}
