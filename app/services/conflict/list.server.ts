// Conflict cases in pages: open ones by time limit, ended ones newest first. Reads only.
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { ConflictStatus } from '#app/domain/conflict/lifecycle.ts';
import type { Language } from '#app/domain/language/language.ts';
import { nameIn } from '#app/domain/language/named.ts';
import {
  type ConflictListRow,
  type ConflictPlace,
  countConflicts,
  listConflicts,
} from '#db/repositories/conflict-lists.ts';
import { type Work, nowOf } from '../work.server.ts';

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
  asked: { status: ConflictStatus; after: string | null; language: Language },
): Promise<ConflictPage> {
  const [rows, open] = await Promise.all([
    listConflicts(work.db, scope, asked.status, asked.after === null ? null : placeOf(asked.after), pageSize + 1),
    countConflicts(work.db, scope, 'open', countedAtMost),
  ]);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    items: shown.map(({ productLine, ...row }) => ({ ...row, productLine: nameIn(asked.language, productLine) })),
    next: last && rows.length > pageSize ? `${last.dueAt}~${last.id}` : null,
    open,
    now: nowOf(work),
  };
}

/** Anything that is not a place is the beginning of the list. */
function placeOf(text: string): ConflictPlace | null {
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]{12}Z)~([0-9a-f-]{36})$/.exec(text);
  return match?.[1] && match[2] ? { dueAt: match[1], id: match[2] } : null;
}
