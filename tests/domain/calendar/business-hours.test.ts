// Business hours by the clocks of one office: nights, weekends and the change of the clocks.
import { describe, expect, it } from 'vitest';
import { type WorkingDay, addBusinessHours } from '#app/domain/calendar/business-hours.ts';
import { defaultRuleSet, firstDecisionDue, rulingDue } from '#app/domain/rule/rule-set.ts';

const shanghai: WorkingDay = { timeZone: 'Asia/Shanghai', from: '09:00', to: '18:00', weekdays: [1, 2, 3, 4, 5] };
const berlin: WorkingDay = { ...shanghai, timeZone: 'Europe/Berlin' };

describe('Business hours', () => {
  // 2 November 2026 is a Monday; Shanghai is eight hours ahead of UTC.
  it.each([
    ['within the day', '2026-11-02T02:00:00.000Z', 3, '2026-11-02T05:00:00.000Z'],
    ['to the close of the day', '2026-11-02T02:00:00.000Z', 8, '2026-11-02T10:00:00.000Z'],
    ['into the next day', '2026-11-02T02:00:00.000Z', 9, '2026-11-03T02:00:00.000Z'],
    ['twenty-four of them', '2026-11-02T02:00:00.000Z', 24, '2026-11-04T08:00:00.000Z'],
    ['received before opening', '2026-11-02T00:30:00.000Z', 1, '2026-11-02T02:00:00.000Z'],
    ['received at night', '2026-11-02T15:00:00.000Z', 1, '2026-11-03T02:00:00.000Z'],
    ['received at the close', '2026-11-02T10:00:00.000Z', 1, '2026-11-03T02:00:00.000Z'],
    ['over the weekend', '2026-11-06T09:00:00.000Z', 2, '2026-11-09T02:00:00.000Z'],
    ['received on a Saturday', '2026-11-07T04:00:00.000Z', 1, '2026-11-09T02:00:00.000Z'],
    ['received late on a Sunday by UTC, on Monday there', '2026-11-08T23:00:00.000Z', 1, '2026-11-09T02:00:00.000Z'],
    ['none, within the day', '2026-11-02T02:00:00.000Z', 0, '2026-11-02T02:00:00.000Z'],
    ['none, at night: the opening', '2026-11-02T15:00:00.000Z', 0, '2026-11-03T01:00:00.000Z'],
    ['a fraction', '2026-11-02T02:00:00.500Z', 0.5, '2026-11-02T02:30:00.500Z'],
  ])('%s', (_name, at, hours, due) => {
    expect(addBusinessHours(at, hours, shanghai)).toBe(due);
  });

  it('follow the clocks through their change', () => {
    // Friday 17:00 in summer time; the clocks go back on Sunday; Monday 10:00 in winter time.
    expect(addBusinessHours('2026-10-23T15:00:00.000Z', 2, berlin)).toBe('2026-10-26T09:00:00.000Z');
  });

  it('never end outside working time, and more of them never end earlier', () => {
    for (let hour = 0; hour < 24 * 9; hour += 5) {
      const at = new Date(Date.UTC(2026, 10, 1, hour, 20)).toISOString();
      let before = at;
      for (const hours of [1, 4, 9, 13, 24, 48]) {
        const due = addBusinessHours(at, hours, shanghai);
        const there = new Date(Date.parse(due) + 8 * 3_600_000);
        expect([0, 6]).not.toContain(there.getUTCDay());
        const minutes = there.getUTCHours() * 60 + there.getUTCMinutes();
        expect(minutes >= 9 * 60 && minutes <= 18 * 60).toBe(true);
        expect(due > before).toBe(true);
        before = due;
      }
    }
  });

  it('refuse a calendar in which nobody works', () => {
    expect(() => addBusinessHours('2026-11-02T02:00:00.000Z', 1, { ...shanghai, weekdays: [] })).toThrow(RangeError);
  });

  it('are what first decisions and rulings are promised in', () => {
    expect(firstDecisionDue(defaultRuleSet, '2026-11-06T09:00:00.000Z')).toBe('2026-11-11T06:00:00.000Z');
    expect(rulingDue(defaultRuleSet, '2026-11-06T09:00:00.000Z')).toBe('2026-11-16T03:00:00.000Z');
  });
});
