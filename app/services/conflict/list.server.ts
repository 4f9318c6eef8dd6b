// Conflict cases in pages: open ones by time limit, ended ones newest first. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { type PageKey, pageKeyText } from '#app/domain/calendar/page-key.ts';
import type { ConflictStatus } from '#app/domain/conflict/lifecycle.ts';
import type { Language } from '#app/domain/language/language.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { type ConflictListRow, listConflicts } from '#db/repositories/conflict-lists.ts';
import { countWaiting } from '#db/repositories/waiting.ts';
import { exportList } from '../exporting/list.server.ts';
import { type Origin, type Work, nowOf } from '../work.server.ts';

export interface ConflictPage {
  items: (Omit<ConflictListRow, 'productLine'> & { productLine: string })[];
  /** The place the next page begins after; null at the end. */
  next: string | null;
  /** Open cases, counted up to `countedAtMost`. */
  open: number;
  now: Instant;
}

export const pageSize = 50;
export const countedAtMost = 1000;

export async function readConflicts(
  work: Work,
  scope: StaffScope,
  asked: { status: ConflictStatus; after: PageKey | null; language: Language },
): Promise<ConflictPage> {
  const [rows, waiting] = await Promise.all([
    listConflicts(work.db, scope, asked.status, asked.after, pageSize + 1),
    countWaiting(work.db, scope, countedAtMost, ['conflicts']),
  ]);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    items: shown.map(({ productLine, ...row }) => ({ ...row, productLine: nameIn(asked.language, productLine) })),
    next: last && rows.length > pageSize ? pageKeyText({ at: last.dueAt, id: last.id }) : null,
    open: waiting.conflicts,
    now: nowOf(work),
  };
}

/** Every case in one status, in the list's order, piece by piece. */
export async function exportConflicts(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  origin: Origin | null,
  status: ConflictStatus,
): Promise<AsyncGenerator<ConflictListRow[]>> {
  requirePermission(actor, 'conflict:read');
  return exportList(work, actor, origin, {
    list: 'conflicts',
    filters: { status },
    read: (after: PageKey | null, size) => listConflicts(work.db, scope, status, after, size),
    keyOf: ({ dueAt, id }) => ({ at: dueAt, id }),
  });
}
