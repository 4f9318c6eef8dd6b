// How long sign-in for one account pauses after failed attempts.
import { hourMs, minuteMs } from '#app/domain/calendar/instant.ts';

/** Failures in a row that are forgiven as mistyping. */
export const forgivenFailures = 4;

/** Nothing for the first four failures since the last success, then a minute, doubling with each further one up to an hour. */
export function lockOutMs(failures: number): number {
  if (failures <= forgivenFailures) return 0;
  return Math.min(minuteMs * 2 ** (failures - forgivenFailures - 1), hourMs);
}
