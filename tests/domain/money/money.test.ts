// Money: text to minor units and back, without a rounding anywhere.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies, decimalsOf, largestAmount, majorText, minorUnits } from '#app/domain/money/money.ts';

describe('An amount', () => {
  it.each([
    ['0', 'CNY', 0],
    ['1', 'CNY', 100],
    ['1,234.50', 'CNY', 123_450],
    ['１２３．４', 'CNY', 12_340],
    ['1 000 000', 'USD', 100_000_000],
    ['0.1', 'EUR', 10],
    ['1.10', 'JPY', null],
    ['1.00', 'JPY', 1],
    ['1500', 'JPY', 1500],
    ['1.239', 'CNY', null],
    ['1.230', 'CNY', 123],
    ['-1', 'CNY', null],
    ['1e3', 'CNY', null],
    ['0x10', 'CNY', null],
    ['NaN', 'CNY', null],
    ['Infinity', 'CNY', null],
    ['', 'CNY', null],
    ['.5', 'CNY', null],
    ['1.2.3', 'CNY', null],
    ['¥100', 'CNY', null],
    ['9'.repeat(16), 'CNY', null],
  ] as const)('%s %s is %s', (text, currency, minor) => {
    expect(minorUnits(text, currency)).toBe(minor);
  });

  it('comes back as it was, for every amount a registration may carry', () => {
    const amount = fc
      .constantFrom(...currencies)
      .chain((currency) =>
        fc.integer({ min: 0, max: largestAmount * 10 ** decimalsOf(currency) }).map((minor) => ({ currency, minor })),
      );
    fc.assert(
      fc.property(amount, ({ currency, minor }) => {
        expect(minorUnits(majorText(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  it('is exact where floating point is not', () => {
    expect(minorUnits('1.15', 'CNY')).toBe(115);
    expect(minorUnits('8.7', 'CNY')).toBe(870);
    expect(minorUnits('9999999999.99', 'CNY')).toBe(999_999_999_999);
  });
});
