// When the end of a protection is to be thought of (DOMAIN §10, shipped defaults).
import { type Instant, addDays } from '../calendar/instant.ts';

/** Days before the end, the first first. */
export const reminderDays = [30, 14, 7, 1] as const;

/** The moments within a protection, in their order; a short one has fewer. */
export function remindersOf(from: Instant, until: Instant): Instant[] {
  return reminderDays.map((days) => addDays(until, -days)).filter((at) => at > from);
}
