// The Unified Social Credit Code and its check digit.
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import { canonicalUscc, isUscc, usccCheckDigit } from '#app/domain/customer/uscc.ts';

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const character = fc.constantFrom(...alphabet);
const digit = fc.constantFrom(...'0123456789');
const text = (part: fc.Arbitrary<string>, length: number) =>
  fc.array(part, { minLength: length, maxLength: length }).map((parts) => parts.join(''));
const body = fc.tuple(text(character, 2), text(digit, 6), text(character, 9)).map((parts) => parts.join(''));
const valid = body.map((first17) => first17 + (usccCheckDigit(first17) ?? ''));

describe('A USCC', () => {
  it.each(['91440300708461136T', '914403001922038216', '91110000802100433B', '91330100799655058B'])(
    'is recognised (%s)',
    (code) => {
      expect(isUscc(code)).toBe(true);
    },
  );

  it.each([
    ['a wrong check digit', '91440300708461136X'],
    ['too short', '9144030070846113'],
    ['too long', '91440300708461136T1'],
    ['a letter that is never used', '91440300I08461136T'],
    ['letters in the division', '9144A300708461136T'],
    ['nothing', ''],
    ['a telephone number', '13812345678'],
    ['Han characters', '统一社会信用代码统一社会信用代码统一'],
  ])('is refused with %s', (_why, code) => {
    expect(isUscc(code)).toBe(false);
  });

  it('is valid exactly with its own check digit', () => {
    fc.assert(
      fc.property(valid, character, (code, last) => {
        expect(isUscc(code)).toBe(true);
        expect(isUscc(code.slice(0, 17) + last)).toBe(last === code[17]);
      }),
    );
  });

  it('is valid where an independent implementation of the standard says so', () => {
    fc.assert(
      // It also knows which prefixes are given out, so the prefix is one of those.
      fc.property(text(character, 9), character, (rest, last) => {
        const first17 = `91310000${rest}`;
        // Where the sum leaves no remainder that implementation finds no digit at all; the next test holds ours to the standard.
        fc.pre(usccCheckDigit(first17) !== '0');
        expect(isUscc(first17 + last)).toBe(stdnum.CN?.uscc?.validate(first17 + last).isValid);
      }),
    );
  });

  // 9×1 + 1×3 + 3×9 + 1×27 + N (22) × 28 = 682 = 22 × 31: 31 − 0 = 31, for which GB 32100-2015 writes 0.
  it('ends in 0 where the sum leaves no remainder', () => {
    expect(usccCheckDigit('9131000000000000N')).toBe('0');
    expect(isUscc('9131000000000000N0')).toBe(true);
  });

  it('catches every single wrong character', () => {
    fc.assert(
      fc.property(valid, fc.nat(17), character, (code, position, other) => {
        fc.pre(code[position] !== other);
        expect(isUscc(code.slice(0, position) + other + code.slice(position + 1))).toBe(false);
      }),
    );
  });

  it('catches two neighbours exchanged', () => {
    fc.assert(
      fc.property(valid, fc.nat(16), (code, position) => {
        const [left = '', right = ''] = [code[position], code[position + 1]];
        fc.pre(left !== right);
        expect(isUscc(code.slice(0, position) + right + left + code.slice(position + 2))).toBe(false);
      }),
    );
  });

  it('is one code however it is typed', () => {
    fc.assert(
      fc.property(valid, (code) => {
        const fullWidth = [...code]
          .map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
          .join('');
        const spaced = ` ${code.slice(0, 8)} ${code.slice(8, 12)}-${code.slice(12)} `;
        for (const written of [code.toLowerCase(), fullWidth, spaced]) expect(canonicalUscc(written)).toBe(code);
      }),
    );
  });
});
