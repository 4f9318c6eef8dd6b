import { describe, expect, it } from 'vitest';
import { lockOutMs } from '#app/domain/account/lock-out.ts';
import { grantProblem } from '#app/domain/account/grant.ts';
import { passwordProblem } from '#app/domain/account/password.ts';
import { hourMs, minuteMs } from '#app/domain/calendar/instant.ts';

describe('a password', () => {
  it.each([
    ['nine chars', 'short-one', 'weakPassword'],
    ['nine Chinese characters', '我的密码是不告诉你', 'weakPassword'],
    ['201 characters', `${'ab3'.repeat(67)}`, 'tooLong'],
    ['a listed one in other letters', 'PassWord123', 'commonPassword'],
    ['a run', 'abcdefghijkl', 'commonPassword'],
    ['a run downwards', '98765432109'.slice(0, 10), 'commonPassword'],
    ['one pattern repeated', 'xy12xy12xy12', 'commonPassword'],
    ['the own name in it', 'wang.fang-2026!', 'commonPassword'],
  ])('is refused: %s', (_case, password, code) => {
    expect(passwordProblem(password, 'wang.fang@example.com')?.code).toBe(code);
  });

  it.each(['blue kettle sings', '蓝色的水壶在唱歌呢吗', 'tR7#vvq0Lm', 'x'.repeat(199) + 'y'])(
    'is taken: %s',
    (password) => {
      expect(passwordProblem(password, 'li@example.com')).toBeNull();
    },
  );

  it('may hold a very short local part, which is in half of all words', () => {
    expect(passwordProblem('blue kettle sings', 'le@example.com')).toBeNull();
  });
});

describe('a pause after failures', () => {
  it('forgives four, then doubles from a minute to an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 10, 11, 50].map(lockOutMs)).toEqual([
      0,
      0,
      0,
      0,
      minuteMs,
      2 * minuteMs,
      4 * minuteMs,
      32 * minuteMs,
      hourMs,
      hourMs,
    ]);
  });
});

describe('a role to hand out', () => {
  const operations = { kind: 'staff', userId: 'u', name: 'n', roles: ['operations'] } as const;
  const administrator = { kind: 'staff', userId: 'u', name: 'n', roles: ['administrator'] } as const;
  const manager = {
    kind: 'partner',
    userId: 'u',
    name: 'n',
    roles: ['partnerManager'],
    partnerId: 'p',
    partnerIds: ['p'],
  } as const;

  it.each([
    ['none at all', administrator, null, [], 'rolesDoNotFit'],
    ['a partner role for staff', administrator, null, ['partnerMember'], 'rolesDoNotFit'],
    ['a staff role for a partner', administrator, 'p', ['auditor'], 'rolesDoNotFit'],
    ['one of each', administrator, 'p', ['partnerMember', 'auditor'], 'rolesDoNotFit'],
    ['administrator, by operations', operations, null, ['administrator'], 'roleNotGrantable'],
    ['direct sales, by a partner', manager, 'p', ['directSales'], 'roleNotGrantable'],
    ['administrator, by an administrator', administrator, null, ['administrator'], null],
    ['operations, by operations', operations, null, ['operations', 'auditor'], null],
    ['manager, by a partner’s manager', manager, 'p', ['partnerManager', 'partnerMember'], null],
  ] as const)('%s', (_case, actor, partnerId, roles, expected) => {
    expect(grantProblem(actor, partnerId, roles)).toBe(expected);
  });
});
