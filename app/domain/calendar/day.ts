// Calendar days of one place: which day it is there, and days some years away. Pure.
import { type Day, type Instant, hourMs, toInstant } from './instant.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day it is at `at` in an IANA time zone. */
export function dayIn(timeZone: string, at: Date): Day {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = value;
  return `${part.year}-${part.month}-${part.day}`;
}

/** The same day of the calendar so many years on (29 February becomes 1 March); negative looks back. */
export function addYears(day: Day, years: number): Day {
  const date = new Date(`${day}T00:00:00.000Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}

/** A moment in the middle of the day there: what stands for a day when only the day is known. */
export function middayIn(timeZone: string, day: Day): Instant {
  const noon = new Date(`${day}T12:00:00.000Z`);
  // East of UTC+12 it is already tomorrow at noon UTC.
  return toInstant(dayIn(timeZone, noon) === day ? noon : new Date(noon.getTime() - 12 * hourMs));
}
