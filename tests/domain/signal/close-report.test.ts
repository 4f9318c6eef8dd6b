// When two reports are worth a flag.
import { expect, it } from 'vitest';
import { addDays } from '#app/domain/calendar/instant.ts';
import { type Report, closeIn, daysApart } from '#app/domain/signal/close-report.ts';

const at = '2026-11-16T06:00:00.000Z';
const one: Report = { id: '1', partnerId: 'A', submittedAt: at, customerId: 'c1', cities: ['江苏/苏州'] };
const other: Report = { id: '2', partnerId: 'B', submittedAt: addDays(at, 5), customerId: 'c2', cities: ['江苏/苏州'] };

it.each([
  ['similar names, near in time, one city', {}, 'possible', '江苏/苏州'],
  ['very likely the same', {}, 'likely', '江苏/苏州'],
  ['sisters', {}, 'related', '江苏/苏州'],
  ['on the last day', { submittedAt: addDays(at, 7) }, 'possible', '江苏/苏州'],
  ['earlier as well as later', { submittedAt: addDays(at, -7) }, 'possible', '江苏/苏州'],
  ['one of several cities', { cities: ['上海', '江苏/苏州'] }, 'possible', '江苏/苏州'],
  ['the same company', {}, 'exact', null],
  ['different companies', {}, 'none', null],
  ['one partner twice', { partnerId: 'A' }, 'possible', null],
  ['resolved to one customer', { customerId: 'c1' }, 'possible', null],
  ['a millisecond too late', { submittedAt: addDays(`${at.slice(0, -2)}1Z`, 7) }, 'possible', null],
  ['another city', { cities: ['江苏/无锡'] }, 'possible', null],
  ['no city known', { cities: [] }, 'possible', null],
] as const)('%s', (_, change, verdict, expected) => {
  const changed = { ...other, ...change };
  expect(closeIn(one, changed, verdict, 7)).toBe(expected);
  expect(closeIn(changed, one, verdict, 7)).toBe(expected);
});

it('counts whole days either way', () => {
  expect(daysApart(at, addDays(at, 3))).toBe(3);
  expect(daysApart(addDays(at, 3), at)).toBe(3);
  expect(daysApart(at, at)).toBe(0);
});
