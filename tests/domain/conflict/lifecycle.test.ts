// The whole life of a conflict.
import { describe, expect, it } from 'vitest';
import { afterConflictAct, conflictActs, conflictStatuses } from '#app/domain/conflict/lifecycle.ts';

const possible = new Map([
  ['open rule', 'ruled'],
  ['open close', 'closed'],
]);

const cases = conflictStatuses.flatMap((status) =>
  conflictActs.map((act) => ({ status, act, to: possible.get(`${status} ${act}`) ?? null })),
);

describe('A conflict', () => {
  it.each(cases)('$status, $act → $to', ({ status, act, to }) => {
    expect(afterConflictAct(status, act)).toBe(to);
  });
});
