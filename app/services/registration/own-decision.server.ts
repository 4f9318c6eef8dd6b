// What a reviewer decided a moment ago, so that the page can offer to take it back. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { msBetween } from '#app/domain/calendar/instant.ts';
import { findDecidedBy } from '#db/repositories/review-queue.ts';
import { type Work, nowOf } from '../work.server.ts';

/** How long the page offers it; the server grants a little more, for slow lines. */
export const undoOfferedMs = 10_000;

export interface OwnDecision {
  id: string;
  number: string | null;
  companyName: string;
  became: 'approved' | 'rejected' | 'returned';
  version: number;
  /** How much longer it is offered. */
  msLeft: number;
}

/** Null when the id is not of a decision this actor made just now. */
export async function findOwnDecision(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  id: string,
): Promise<OwnDecision | null> {
  const row = await findDecidedBy(work.db, scope, actor.userId, id);
  if (!row) return null;
  const { updatedAt, status, ...rest } = row;
  const msLeft = undoOfferedMs - msBetween(updatedAt, nowOf(work));
  return msLeft > 0 ? { ...rest, became: status as OwnDecision['became'], msLeft } : null;
}
