// What can become of a mail, and how long delivery is tried.
import { type Instant, addMs, dayMs, hourMs, minuteMs, msBetween } from '#app/domain/calendar/instant.ts';

/**
 * `queued`: written, not yet accepted by the mail server. `kept`: there is no mail server; the back office shows it.
 * `failed`: given up.
 */
export const mailStatuses = ['queued', 'sent', 'kept', 'failed'] as const;
export type MailStatus = (typeof mailStatuses)[number];

/** How long the link in a mail of that name works, where it ends: sending it later would only mislead. */
export const linkWorksMs: Readonly<Record<string, number>> = { passwordReset: hourMs, invitation: 7 * dayMs };

/** Waits between attempts; after the last one it is given up, a day and a half after the first attempt. */
const waitsMs = [minuteMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 8 * hourMs, 24 * hourMs];

/**
 * When to try again after `attempts` failed ones, or null to give up. A mail whose link ends meanwhile (`usefulUntil`)
 * is not tried after that.
 */
export function nextAttempt(attempts: number, now: Instant, usefulUntil: Instant | null): Instant | null {
  const waitMs = waitsMs[attempts - 1];
  if (waitMs === undefined) return null;
  const at = addMs(now, waitMs);
  return usefulUntil !== null && msBetween(at, usefulUntil) <= 0 ? null : at;
}
