import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes, formatDay, formatMoney, formatTime, spanBetween } from '#app/copy/format.ts';
import { addDays, addMs, hourMs, minuteMs } from '#app/domain/calendar/instant.ts';

const at = '2026-11-23T06:00:05.123Z';

describe('a moment', () => {
  it.each([
    ['en', 'second', '23 Nov 2026, 14:00:05'],
    ['en', 'minute', '23 Nov 2026, 14:00'],
    ['en', 'day', '23 Nov 2026'],
    ['zh-CN', 'second', '2026-11-23 14:00:05'],
    ['zh-CN', 'day', '2026-11-23'],
  ] as const)('in %s to the %s', (language, precision, text) => {
    expect(formatTime(at, precision, language, 'Asia/Shanghai')).toBe(text);
  });

  it('is what the zone’s clocks show, through every change of the clocks', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai', 'UTC');
    const moments = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2035-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, moments, (timeZone, moment) => {
        const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
          moment,
        );
        expect(formatTime(moment, 'second', 'zh-CN', timeZone)).toBe(shown);
      }),
      { numRuns: 400 },
    );
  });

  it('that cannot be read comes back as it was', () => {
    expect(formatTime('soon', 'day', 'en', 'UTC')).toBe('soon');
  });
});

it('a day stays the same day wherever it is read', () => {
  expect(formatDay('2026-03-01', 'en')).toBe('1 Mar 2026');
  expect(formatDay('2026-03-01', 'zh-CN')).toBe('2026-03-01');
});

it.each([
  [addDays(at, 2), { unit: 'day', count: 2, past: false }],
  [addMs(at, 48 * hourMs - 1), { unit: 'hour', count: 47, past: false }],
  [addMs(at, hourMs - 1), { unit: 'minute', count: 59, past: false }],
  [addMs(at, -90 * minuteMs), { unit: 'hour', count: 1, past: true }],
  [addMs(at, -1), { unit: 'minute', count: 0, past: true }],
] as const)('the span to %s is never shown longer than it is', (to, span) => {
  expect(spanBetween(at, to)).toEqual(span);
});

it.each([
  [123450, 'CNY', '¥1,234.50'],
  [-5, 'USD', '−US$0.05'],
  [1234567, 'JPY', 'JP¥1,234,567'],
  [100, 'EUR', '€1.00'],
] as const)('%i minor units of %s', (minor, currency, text) => {
  expect(formatMoney(minor, currency)).toBe(text);
});

it('a size in the unit one would say', () => {
  expect([512, 20480, 3_565_158].map((bytes) => formatBytes(bytes))).toEqual(['512 B', '20 KB', '3.4 MB']);
});
