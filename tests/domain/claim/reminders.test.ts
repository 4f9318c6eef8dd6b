// The marks before a protection ends.
import { expect, it } from 'vitest';
import { remindersOf } from '#app/domain/claim/reminders.ts';

const from = '2026-01-01T08:00:00.000Z';

it('stand 30, 14, 7 and 1 days before the end', () => {
  expect(remindersOf(from, '2026-04-01T08:00:00.000Z')).toEqual([
    '2026-03-02T08:00:00.000Z',
    '2026-03-18T08:00:00.000Z',
    '2026-03-25T08:00:00.000Z',
    '2026-03-31T08:00:00.000Z',
  ]);
});

it('are fewer where the protection is shorter', () => {
  expect(remindersOf(from, '2026-01-15T08:00:00.000Z')).toEqual([
    '2026-01-08T08:00:00.000Z',
    '2026-01-14T08:00:00.000Z',
  ]);
  expect(remindersOf(from, from)).toEqual([]);
});
