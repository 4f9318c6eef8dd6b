// Counts what a person could script, in fixed windows, a day's beginning at midnight of the place it is counted for. Decides nothing about what happens when there is no more.
import { addMs, dayMs, toInstant } from '#app/domain/calendar/instant.ts';
import { dayIn } from '#app/domain/calendar/day.ts';
import { endOfDay, startOfDay } from '#app/domain/calendar/zoned.ts';
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
  /** Where the window is a day: the IANA zone whose midnight begins it; UTC unless told otherwise. */
  zone?: string;
}

export interface LimitAnswer {
  allowed: boolean;
  /** Until the window ends; 0 when allowed. */
  retryAfterMs: number;
  /** How many more the window allows after this one. */
  left: number;
}

/** `key` names what is counted and whose it is, e.g. `precheck:<user id>`; only its hash is kept. Safe under concurrency. */
export async function takeFromLimit(work: Work, key: string, limit: Limit): Promise<LimitAnswer> {
  const { window, endsAt } = windowOf(work, key, limit);
  const count = await countInWindow(work.db, window);
  if (count <= limit.limit) return { allowed: true, retryAfterMs: 0, left: limit.limit - count };
  const retryAfterMs = endsAt - work.now().getTime();
  return { allowed: false, retryAfterMs, left: 0 };
}

/** How many more the current window allows. Takes nothing. */
export async function leftOfLimit(work: Work, key: string, limit: Limit): Promise<number> {
  return Math.max(0, limit.limit - (await readWindow(work.db, windowOf(work, key, limit).window)));
}

/** Gives back what was taken, where the attempt turned out to be a good one. */
export async function giveBackToLimit(work: Work, key: string, limit: Limit): Promise<void> {
  await uncountInWindow(work.db, windowOf(work, key, limit).window);
}

/** Forgets windows that ended long ago. */
export async function dropOldLimits(work: Work): Promise<void> {
  await deleteRateLimitsBefore(work.db, addMs(nowOf(work), -2 * dayMs));
}

function windowOf(work: Work, key: string, { windowMs, zone }: Limit): { window: LimitWindow; endsAt: number } {
  const keyHash = sha256(`${windowMs} ${key}`);
  const now = work.now();
  if (zone !== undefined) {
    const today = dayIn(zone, now);
    return { window: { keyHash, windowStart: startOfDay(today, zone) }, endsAt: Date.parse(endOfDay(today, zone)) };
  }
  const start = Math.floor(now.getTime() / windowMs) * windowMs;
  return { window: { keyHash, windowStart: toInstant(new Date(start)) }, endsAt: start + windowMs };
}
