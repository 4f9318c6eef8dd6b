// The Unified Social Credit Code and its check digit.
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import {
  canonicalUscc,
  isUscc,
  organisationCheckDigit,
  organisationPart,
  usccCheckDigit,
  usccOfBody,
} from '#app/domain/customer/uscc.ts';

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const character = fc.constantFrom(...alphabet);
const digit = fc.constantFrom(...'0123456789');
const text = (part: fc.Arbitrary<string>, length: number) =>
  fc.array(part, { minLength: length, maxLength: length }).map((parts) => parts.join(''));
const authority = fc.constantFrom('11', '12', '31', '51', '52', '91', '92', '93', 'A1', 'N2', 'Y1');
const division = fc.tuple(fc.constantFrom('11', '31', '32', '44', '65'), text(digit, 4)).map((parts) => parts.join(''));
const valid = fc
  .tuple(authority, division, text(character, 8))
  .map((parts) => usccOfBody(parts.join('')) ?? '')
  .filter((code) => new Set(organisationPart(code)).size > 1);

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
    ['nothing but zeros', '000000000000000000'],
    ['the digits in order', '123456789012345678'],
    ['an authority there is not', usccOfBody('B144030070846113') ?? ''],
    ['a category its authority does not give', usccOfBody('9544030070846113') ?? ''],
    ['a province there is not', usccOfBody('9118030070846113') ?? ''],
    ['an organisation of zeros', usccOfBody('9144030000000000') ?? ''],
    ['a wrong check digit of the organisation', `9144030070846113A${usccCheckDigit('9144030070846113A') ?? ''}`],
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
      // It knows nothing of prefixes and of the organisation's own check digit, so those are right.
      fc.property(text(character, 8), character, (rest, last) => {
        const first16 = `91310000${rest}`;
        const first17 = first16 + (organisationCheckDigit(rest) ?? '');
        // Where the sum leaves no remainder that implementation finds no digit at all; the next test holds ours to the standard.
        fc.pre(usccCheckDigit(first17) !== '0' && new Set(first17.slice(8)).size > 1);
        expect(isUscc(first17 + last)).toBe(stdnum.CN?.uscc?.validate(first17 + last).isValid);
      }),
    );
  });

  // 9×1 + 1×3 + 3×9 + 1×27 + 4×10 + 1×30 + 4×28 = 248 = 8 × 31: 31 − 0 = 31, for which GB 32100-2015 writes 0.
  it('ends in 0 where the sum leaves no remainder', () => {
    expect(usccCheckDigit('91310000000000414')).toBe('0');
    expect(isUscc('913100000000004140')).toBe(true);
  });

  // GB 11714: 11 − (sum mod 11), 10 written X and 11 written 0. The codes are those of well-known organisations.
  it.each([
    ['70846113', '6'],
    ['19220382', '1'],
    ['40000062', '4'],
    ['60003734', '1'],
    ['00000000', '0'],
    ['D2143569', 'X'],
  ])('has its own check digit in the organisation (%s-%s)', (first8, check) => {
    expect(organisationCheckDigit(first8)).toBe(check);
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
        const misread = code.replaceAll('0', 'O').replaceAll('1', 'I');
        const fullWidth = [...code]
          .map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
          .join('');
        const spaced = ` ${code.slice(0, 8)} ${code.slice(8, 12)}-${code.slice(12)} `;
        for (const written of [code.toLowerCase(), fullWidth, spaced, misread])
          expect(canonicalUscc(written)).toBe(code);
      }),
    );
  });
});
