// What a re-check reports: every combination of then and now, and nothing that nobody has to look at.
import { describe, expect, it } from 'vitest';
import { verdicts } from '#app/domain/duplicate/explanation.ts';
import { type Recheck, afterSweepAct, differenceOf, sweepActs, sweepStatuses } from '#app/domain/sweep/difference.ts';

const yesNo = [true, false];
const every: Recheck[] = verdicts.flatMap((then) =>
  verdicts.flatMap((now) =>
    yesNo.flatMap((isOwn) =>
      yesNo.flatMap((rivalNow) => yesNo.map((rivalThen) => ({ then, now, isOwn, rivalNow, rivalThen }))),
    ),
  ),
);
const plain = { isOwn: false, rivalNow: false, rivalThen: false };

describe('A difference', () => {
  it.each([
    ['none', 'likely', plain, 'newLookAlike'],
    ['none', 'possible', plain, 'newLookAlike'],
    ['none', 'related', plain, null],
    ['related', 'none', plain, null],
    ['possible', 'exact', plain, 'verdictChanged'],
    ['likely', 'none', plain, 'verdictChanged'],
    ['likely', 'likely', plain, null],
    ['none', 'exact', { ...plain, rivalNow: true }, 'conflictLikely'],
    ['likely', 'likely', { ...plain, rivalNow: true }, 'conflictLikely'],
    ['likely', 'exact', { ...plain, rivalNow: true, rivalThen: true }, 'verdictChanged'],
    ['none', 'possible', { ...plain, rivalNow: true }, 'newLookAlike'],
    ['possible', 'exact', { ...plain, isOwn: true }, null],
    ['exact', 'none', { ...plain, isOwn: true }, 'verdictChanged'],
  ] as const)('from %s to %s (%j) is %s', (then, now, given, expected) => {
    expect(differenceOf({ then, now, ...given })).toBe(expected);
  });

  it('is nothing where nothing changed, neither the verdict nor who holds the other', () => {
    for (const check of every)
      if (check.then === check.now && check.rivalNow === check.rivalThen) expect(differenceOf(check)).toBeNull();
  });

  it('names a conflict only where a rival holds a company that is likely the same', () => {
    for (const check of every)
      if (differenceOf(check) === 'conflictLikely') {
        expect(check.rivalNow).toBe(true);
        expect(['exact', 'likely']).toContain(check.now);
        expect(check.isOwn).toBe(false);
      }
  });

  it('is answered once', () => {
    for (const act of sweepActs)
      expect(sweepStatuses.filter((status) => afterSweepAct(status, act) !== null)).toEqual(['open']);
  });
});
