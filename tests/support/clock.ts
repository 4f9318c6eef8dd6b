// A clock that stands still until a test moves it: ninety days pass in a line.
import { type Instant, dayMs, hourMs, minuteMs } from '#app/domain/calendar/instant.ts';

/** A Monday, ten in the morning in Shanghai. */
export const testStart: Instant = '2026-11-02T02:00:00.000Z';

export interface TestClock {
  /** What a service calls. */
  now: () => Date;
  /** The same as text. */
  readonly instant: Instant;
  set(at: Instant): void;
  /** Moves on; any of the parts may be left out. */
  advance(by: { days?: number; hours?: number; minutes?: number; ms?: number }): Instant;
}

export function createClock(start: Instant = testStart): TestClock {
  let current = Date.parse(start);
  return {
    now: () => new Date(current),
    get instant() {
      return new Date(current).toISOString();
    },
    set(at) {
      current = Date.parse(at);
    },
    advance({ days = 0, hours = 0, minutes = 0, ms = 0 }) {
      current += days * dayMs + hours * hourMs + minutes * minuteMs + ms;
      return new Date(current).toISOString();
    },
  };
}
