// Counts what a person could script, in fixed windows. Decides nothing about what happens when there is no more.
import { addMs, dayMs, toInstant } from '#app/domain/calendar/instant.ts';
import {
  type LimitWindow,
  countInWindow,
  deleteRateLimitsBefore,
  readWindow,
  uncountInWindow,
} from '#db/repositories/rate-limits.ts';
import { type Work, nowOf, sha256 } from '../work.server.ts';

export interface Limit {
  /** How many are allowed in a window. */
  limit: number;
  /** Length of a window in milliseconds, a day at most. */
  windowMs: number;
}

export interface LimitAnswer {
  allowed: boolean;
  /** Until the window ends; 0 when allowed. */
  retryAfterMs: number;
  /** How many more the window allows after this one. */
  left: number;
}

/** `key` names what is counted and whose it is, e.g. `precheck:<user id>`; only its hash is kept. Safe under concurrency. */
export async function takeFromLimit(work: Work, key: string, { limit, windowMs }: Limit): Promise<LimitAnswer> {
  const window = windowOf(work, key, windowMs);
  const count = await countInWindow(work.db, window);
  if (count <= limit) return { allowed: true, retryAfterMs: 0, left: limit - count };
  const retryAfterMs = Date.parse(window.windowStart) + windowMs - work.now().getTime();
  return { allowed: false, retryAfterMs, left: 0 };
}

/** How many more the current window allows. Takes nothing. */
export async function leftOfLimit(work: Work, key: string, { limit, windowMs }: Limit): Promise<number> {
  return Math.max(0, limit - (await readWindow(work.db, windowOf(work, key, windowMs))));
}

/** Gives back what was taken, where the attempt turned out to be a good one. */
export async function giveBackToLimit(work: Work, key: string, { windowMs }: Limit): Promise<void> {
  await uncountInWindow(work.db, windowOf(work, key, windowMs));
}

/** Forgets windows that ended long ago. */
export async function dropOldLimits(work: Work): Promise<void> {
  await deleteRateLimitsBefore(work.db, addMs(nowOf(work), -2 * dayMs));
}

function windowOf(work: Work, key: string, windowMs: number): LimitWindow {
  const start = Math.floor(work.now().getTime() / windowMs) * windowMs;
  return { keyHash: sha256(`${windowMs} ${key}`), windowStart: toInstant(new Date(start)) };
}
