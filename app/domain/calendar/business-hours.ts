// Time that counts while an office works: weekends, nights and the hours before opening are left out. Pure.
import { dayIn } from './day.ts';
import { type Day, type Instant, addMs, dayMs, hourMs, msBetween } from './instant.ts';
import { momentIn } from './zoned.ts';

/** One working day, alike on every working day of the week. */
export interface WorkingDay {
  /** An IANA zone: the office's clocks. */
  timeZone: string;
  /** Wall time, `09:00`; `to` is later on the same day. */
  from: string;
  to: string;
  /** 0 is Sunday. */
  weekdays: readonly number[];
}

/** Further on than any promise: a calendar without working time is a mistake, not a wait for ever. */
const furthestDays = 3660;

/**
 * The moment so many business hours after `at`. What begins outside working time begins to count when the office opens; what
 * ends with the working day ends at its close. Throws a RangeError for a calendar in which nobody works.
 */
export function addBusinessHours(at: Instant, hours: number, working: WorkingDay): Instant {
  let left = hours * hourMs;
  let day = dayIn(working.timeZone, new Date(at));
  for (let passed = 0; passed < furthestDays; passed += 1) {
    if (working.weekdays.includes(weekdayOf(day))) {
      const opens = momentIn(day, working.from, working.timeZone);
      const closes = momentIn(day, working.to, working.timeZone);
      const begins = at > opens ? at : opens;
      const room = msBetween(begins, closes);
      if (room > 0 && left <= room) return addMs(begins, left);
      left -= Math.max(0, room);
    }
    day = addMs(`${day}T00:00:00.000Z`, dayMs).slice(0, 10);
  }
  throw new RangeError('a calendar without working time');
}

function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay();
}
