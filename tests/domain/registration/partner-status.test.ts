// What a partner may know of a case: its own contest, and nothing of any other.
import { describe, expect, it } from 'vitest';
import { type Answer, answers } from '#app/domain/registration/answer.ts';
import { registrationStatuses } from '#app/domain/registration/lifecycle.ts';
import { isUntoldCase, partnerStatusOf, storedFormsOf } from '#app/domain/registration/partner-status.ts';

const then = '2026-11-01T08:00:00.000Z';

describe('The status a partner sees', () => {
  it('is the stored one of everything that is no case', () => {
    for (const status of registrationStatuses.filter((one) => one !== 'disputed'))
      for (const answer of [null, ...answers])
        for (const decidedAt of [null, then]) {
          expect(partnerStatusOf({ status, answer, decidedAt })).toBe(status);
          expect(isUntoldCase({ status, answer, decidedAt })).toBe(false);
        }
  });

  it.each([
    ['its own contest of a refusal', 'unavailable', null, 'disputed'],
    ['a case the rules opened', 'needsReview', null, 'inReview'],
    ['a case staff opened over one thought clear', 'clear', null, 'inReview'],
    ['a case over one approved', 'clear', then, 'approved'],
    ['a case over one it once won by contest', 'unavailable', then, 'approved'],
  ] as [string, Answer, string | null, string][])('of %s', (_name, answer, decidedAt, seen) => {
    const stored = { status: 'disputed' as const, answer, decidedAt };
    expect(partnerStatusOf(stored)).toBe(seen);
    expect(isUntoldCase(stored)).toBe(seen !== 'disputed');
  });
});

describe('The stored forms behind a status', () => {
  it('are those and only those that look like it', () => {
    for (const asked of registrationStatuses) {
      const forms = storedFormsOf([asked]);
      for (const status of registrationStatuses)
        for (const answer of [null, ...answers])
          for (const decidedAt of [null, then]) {
            const matches = forms.some(
              (form) =>
                form.status === status &&
                (form.only === null ||
                  (form.only.refused === (answer === 'unavailable') && form.only.decided === (decidedAt !== null))),
            );
            expect([asked, status, answer, decidedAt, matches]).toEqual([
              asked,
              status,
              answer,
              decidedAt,
              partnerStatusOf({ status, answer, decidedAt }) === asked,
            ]);
          }
    }
  });
});
