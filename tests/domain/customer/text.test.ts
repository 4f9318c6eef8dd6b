// What a person typed: kept as it looks, freed of what nobody sees.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalEmail, canonicalPhone, isEmail, isPhone } from '#app/domain/customer/contact.ts';
import { cleanLine, cleanText, isCompanyName } from '#app/domain/customer/text.ts';

// Any code points at all, lone surrogates included.
const anyText = fc.array(fc.integer({ min: 0, max: 0x10ffff })).map((points) => String.fromCodePoint(...points));

describe('A line', () => {
  it('loses direction marks, zero-width characters and control characters', () => {
    expect(cleanLine('\u202e北京\u200b恒力\u0000 \ufeff科技\u2066')).toBe('北京恒力 科技');
  });

  it('loses white space at its ends and doubled within', () => {
    expect(cleanLine('  Suzhou \t\n Precision　Co. ')).toBe('Suzhou Precision Co.');
  });

  it('keeps everything visible: rare ideographs, right-to-left letters, punctuation', () => {
    for (const visible of ['𠮷田工業', 'شركة الخليج', 'Müller & Söhne GmbH (苏州)', 'A·B—C/D'])
      expect(cleanLine(visible)).toBe(visible);
  });

  it('is clean after one cleaning', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
      }),
    );
  });

  it('of several keeps its breaks', () => {
    expect(cleanText(' one \r\n\r\n two\u200b ')).toBe('one\n\ntwo');
  });
});

describe('A company name', () => {
  it.each(['苏州恒力', 'A1B', 'شركة', 'AT&T'])('is taken (%s)', (name) => expect(isCompanyName(name)).toBe(true));
  it.each(['', '---', '123456', '🏭🏭', 'A', '。。'])('is refused (%s)', (name) =>
    expect(isCompanyName(name)).toBe(false),
  );
});

describe('A telephone number', () => {
  it.each([
    '13812345678',
    '138 1234 5678',
    '+86 138-1234-5678',
    '0086 13812345678',
    '0512-65881234',
    '400-820-8820',
    '+1 415 555 0100',
    '１３８１２３４５６７８',
  ])('is taken (%s)', (number) => expect(isPhone(number)).toBe(true));
  it.each([
    '',
    '12345',
    '1381234567',
    '23812345678',
    '01012345',
    '138123456789',
    'abc',
    '+0 123 456',
    '+12345678901234567',
  ])('is refused (%s)', (number) => expect(isPhone(number)).toBe(false));

  it('is digits, with a plus where it is international', () => {
    expect(canonicalPhone('（＋86）138-1234 5678')).toBe('8613812345678');
    expect(canonicalPhone('+86 138-1234 5678')).toBe('+8613812345678');
    expect(canonicalPhone('0086 13812345678')).toBe('+8613812345678');
  });
});

describe('An e-mail address', () => {
  it.each(['wang.fang@example.com', 'WANG@EXAMPLE.COM.CN', 'a+b@sub.example.co', '张@example.cn'])(
    'is taken (%s)',
    (address) => expect(isEmail(address)).toBe(true),
  );
  it.each([
    '',
    'wang',
    'wang@',
    '@example.com',
    'a b@example.com',
    'a@b',
    'a@-b.com',
    'a@b..com',
    '<a@b.com>',
    `${'a'.repeat(200)}@example.com`,
  ])('is refused (%s)', (address) => expect(isEmail(address)).toBe(false));

  it('is compared in lower case', () => {
    expect(canonicalEmail(' Ｗang@Example.COM ')).toBe('wang@example.com');
  });
});
