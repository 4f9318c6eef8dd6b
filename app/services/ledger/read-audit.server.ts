// The audit trail for those who may read all of it: a page by filters, or the whole for export. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { type Page, type PageEdge, type PageKey, pageKeyText, pageOf } from '#app/domain/calendar/page-key.ts';
import { type AuditEvent, type AuditFilter, listAudit } from '#db/repositories/audit.ts';
import { type PossibleActor, listPossibleActors } from '#db/repositories/user-lists.ts';
import { findUser } from '#db/repositories/users.ts';
import { eventShown } from '../registration/event-lines.server.ts';
import { exportList } from '../exporting/list.server.ts';
import type { Origin, Work } from '../work.server.ts';

export type { AuditEvent } from '#db/repositories/audit.ts';
export type AuditQuestion = Omit<AuditFilter, 'before' | 'after'>;

export const pageSize = 50;
/** A choice of more is no choice; whoever is not in it is found by one of their events. */
const mostActors = 1000;

/** Newest first: `after` a place in the list come older events, `before` it newer ones. */
export async function readAudit(
  work: Work,
  actor: StaffActor,
  question: AuditQuestion,
  edge: PageEdge<PageKey>,
): Promise<Page<AuditEvent, string>> {
  requirePermission(actor, 'audit:read');
  const { after, before } = edge;
  const place = before ? { after: before } : after ? { before: after } : {};
  const found = await listAudit(work.db, { ...question, ...place }, pageSize + 1);
  const page = pageOf(found, pageSize, edge, pageKeyText);
  return { ...page, rows: page.rows.map((event) => eventShown(actor, event)) };
}

/** Everything the filters show, newest first, piece by piece; the export itself is on the trail. */
export async function exportAudit(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  question: AuditQuestion,
): Promise<AsyncGenerator<AuditEvent[]>> {
  requirePermission(actor, 'audit:read');
  return exportList(work, actor, origin, {
    list: 'audit',
    filters: { ...question },
    read: async (before: PageKey | null, size) => {
      const events = await listAudit(work.db, { ...question, ...(before ? { before } : {}) }, size);
      return events.map((event) => eventShown(actor, event));
    },
    keyOf: ({ at, id }) => ({ at, id }),
  });
}

/** Who may have acted, to filter by: staff, then partners' people by company, `chosen` always among them. */
export async function listAuditActors(work: Work, actor: StaffActor, chosen: string | null): Promise<PossibleActor[]> {
  requirePermission(actor, 'audit:read');
  const actors = await listPossibleActors(work.db, mostActors);
  if (chosen === null || actors.some(({ id }) => id === chosen)) return actors;
  const user = await findUser(work.db, chosen);
  return user ? [...actors, { id: user.id, name: user.name, company: null }] : actors;
}
