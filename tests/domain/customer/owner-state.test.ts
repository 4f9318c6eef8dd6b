// Who holds a customer, in a word or two.
import { expect, it } from 'vitest';
import { ownerStatesOf } from '#app/domain/customer/owner-state.ts';

it.each([
  [[], false, ['free']],
  [[], true, ['house']],
  [['provisional'], false, ['provisional']],
  [['active'], false, ['owned']],
  [['extended', 'provisional'], true, ['provisional', 'owned', 'house']],
] as const)('%j, kept %s: %j', (claims, isHouse, expected) => {
  expect(ownerStatesOf(claims, isHouse)).toEqual(expected);
});
