// The whole life of a claim, every status by every act.
import { describe, expect, it } from 'vitest';
import { type ClaimStatus, afterClaimAct, claimActs, claimStatuses, isLive } from '#app/domain/claim/lifecycle.ts';

const expected: Record<ClaimStatus, Partial<Record<(typeof claimActs)[number], ClaimStatus>>> = {
  provisional: { activate: 'active', release: 'released', override: 'overridden' },
  active: {
    extend: 'extended',
    convert: 'converted',
    expire: 'expired',
    release: 'released',
    override: 'overridden',
    reopen: 'provisional',
  },
  extended: {
    extend: 'extended',
    convert: 'converted',
    expire: 'expired',
    release: 'released',
    override: 'overridden',
  },
  converted: {},
  expired: {},
  released: { reopen: 'provisional' },
  overridden: {},
};

const cases = claimStatuses.flatMap((status) =>
  claimActs.map((act) => ({ status, act, to: expected[status][act] ?? null })),
);

describe('A claim', () => {
  it.each(cases)('$status, $act → $to', ({ status, act, to }) => {
    expect(afterClaimAct(status, act)).toBe(to);
  });

  it('is live until it ends', () => {
    expect(claimStatuses.filter(isLive)).toEqual(['provisional', 'active', 'extended']);
  });

  it('comes back to life only when its decision is taken back', () => {
    const revived = cases.filter(
      ({ status, act }) => !isLive(status) && isLive(afterClaimAct(status, act) ?? 'expired'),
    );
    expect(revived).toEqual([{ status: 'released', act: 'reopen', to: 'provisional' }]);
  });
});
