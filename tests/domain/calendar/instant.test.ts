// Moments and days as text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMs, isDay, msBetween, toInstant } from '#app/domain/calendar/instant.ts';

const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

describe('An instant', () => {
  it('sorts as text in the order of time', () => {
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        expect(toInstant(a) < toInstant(b)).toBe(a.getTime() < b.getTime());
      }),
    );
  });

  it('moves by what is added, and the distance says so', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -1e11, max: 1e11 }), (date, ms) => {
        const at = toInstant(date);
        expect(msBetween(at, addMs(at, ms))).toBe(ms);
      }),
    );
  });

  it('ninety days on is the same time of day, whatever the clocks did', () => {
    expect(addDays('2026-03-01T09:30:15.123Z', 90)).toBe('2026-05-30T09:30:15.123Z');
    expect(addDays('2028-02-28T23:59:59.999Z', 1)).toBe('2028-02-29T23:59:59.999Z');
  });
});

describe('A day', () => {
  it.each(['2026-01-31', '2028-02-29', '1999-12-31'])('is real (%s)', (day) => expect(isDay(day)).toBe(true));
  it.each([
    '2026-02-30',
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    '',
    '2026-01-31T00:00:00Z',
    'today',
  ])('is refused (%s)', (day) => expect(isDay(day)).toBe(false));
});
