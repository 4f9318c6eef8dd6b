// The whole life of a registration, every status by every act.
import { describe, expect, it } from 'vitest';
import {
  type RegistrationStatus,
  afterRegistrationAct,
  isOpen,
  registrationActs,
  registrationStatuses,
  sightedStatuses,
} from '#app/domain/registration/lifecycle.ts';

/** Read across: from this status, this act leads there. Everything not written is not possible. */
const expected: Record<RegistrationStatus, Partial<Record<(typeof registrationActs)[number], RegistrationStatus>>> = {
  draft: { submit: 'submitted' },
  submitted: {
    startReview: 'inReview',
    refuse: 'rejected',
    dispute: 'disputed',
    waitlist: 'waitlisted',
    overturn: 'rejected',
  },
  inReview: {
    return: 'returned',
    approve: 'approved',
    reject: 'rejected',
    withdraw: 'withdrawn',
    dispute: 'disputed',
    waitlist: 'waitlisted',
    overturn: 'rejected',
  },
  returned: { answer: 'submitted', withdraw: 'withdrawn', overturn: 'rejected', reopen: 'inReview' },
  approved: { dispute: 'disputed', overturn: 'rejected', reopen: 'inReview' },
  rejected: { contest: 'disputed', reopen: 'inReview' },
  withdrawn: {},
  disputed: { win: 'approved', lose: 'rejected', dismiss: 'inReview', reinstate: 'approved', withdraw: 'withdrawn' },
  waitlisted: { withdraw: 'withdrawn' },
};

const cases = registrationStatuses.flatMap((status) =>
  registrationActs.map((act) => ({ status, act, to: expected[status][act] ?? null })),
);

describe('A registration', () => {
  it.each(cases)('$status, $act → $to', ({ status, act, to }) => {
    expect(afterRegistrationAct(status, act)).toBe(to);
  });

  it('reaches every status from a draft', () => {
    const reached = new Set<RegistrationStatus>(['draft']);
    for (const status of reached) {
      for (const act of registrationActs) {
        const next = afterRegistrationAct(status, act);
        if (next) reached.add(next);
      }
    }
    expect([...reached].sort()).toEqual([...registrationStatuses].sort());
  });

  it('never becomes a draft again, and stays withdrawn', () => {
    for (const { status, act } of cases) expect(afterRegistrationAct(status, act)).not.toBe('draft');
    expect(registrationActs.filter((act) => afterRegistrationAct('withdrawn', act) !== null)).toEqual([]);
  });

  it('is looked for by statuses it can be found in: none that it only passes, none that nothing leads to yet', () => {
    expect(sightedStatuses).not.toContain('submitted');
    expect(sightedStatuses).not.toContain('waitlisted');
    expect(sightedStatuses).toHaveLength(registrationStatuses.length - 2);
  });

  it('is open while somebody still has to do something', () => {
    expect(registrationStatuses.filter(isOpen)).toEqual([
      'submitted',
      'inReview',
      'returned',
      'disputed',
      'waitlisted',
    ]);
  });
});
