// From a calendar day somewhere to the moment it begins there. Pure.
import { type Day, type Instant, addMs, dayMs, hourMs, toInstant } from './instant.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The offset from UTC in milliseconds that an IANA zone has at a moment. */
function offsetMs(timeZone: string, at: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/**
 * When the clocks of an IANA zone show a wall time (`09:00`) on a day. Asked twice, because the offset may change between
 * guess and answer.
 */
export function momentIn(day: Day, time: string, timeZone: string): Instant {
  const wall = Date.parse(`${day}T${time}:00.000Z`);
  const guess = wall - offsetMs(timeZone, wall);
  return toInstant(new Date(wall - offsetMs(timeZone, guess)));
}

/** Midnight at the start of the day in an IANA zone. */
export function startOfDay(day: Day, timeZone: string): Instant {
  return momentIn(day, '00:00', timeZone);
}

/** The first moment after the day in an IANA zone. */
export function endOfDay(day: Day, timeZone: string): Instant {
  const next = addMs(`${day}T00:00:00.000Z`, dayMs + hourMs).slice(0, 10);
  return startOfDay(next, timeZone);
}
