// Counters of fixed windows, known by the hash of what is counted. Knows no limits.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader } from '../client.ts';
import { countUp } from '../dialect.ts';

export interface LimitWindow {
  keyHash: string;
  windowStart: Instant;
}

/** Counts one more in the window and answers how many there are now, this one included. */
export function countInWindow(db: Reader, window: LimitWindow): Promise<number> {
  return countUp(db, window);
}

/** How many were counted in the window so far. */
export async function readWindow(db: Reader, window: LimitWindow): Promise<number> {
  const row = await db
    .selectFrom('rateLimits')
    .select('count')
    .where('keyHash', '=', window.keyHash)
    .where('windowStart', '=', window.windowStart)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Takes one back from the window, never below none. */
export async function uncountInWindow(db: Reader, window: LimitWindow): Promise<void> {
  await db
    .updateTable('rateLimits')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('keyHash', '=', window.keyHash)
    .where('windowStart', '=', window.windowStart)
    .where('count', '>', 0)
    .execute();
}

/** Forgets the windows that began before `moment`. */
export async function deleteRateLimitsBefore(db: Reader, moment: Instant): Promise<void> {
  await db.deleteFrom('rateLimits').where('windowStart', '<', moment).execute();
}
