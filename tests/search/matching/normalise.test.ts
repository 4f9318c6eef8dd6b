import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_NAME_LENGTH, normaliseName, normaliseText } from '#search/matching/normalise.ts';

describe('normalising a name', () => {
  it.each([
    ['北.京拓博科技有限公司', '北京拓博科技有限公司', 'punctuation inside a Han run'],
    ['北 京　拓博', '北京拓博', 'half and full width spaces between Han characters'],
    ['騰訊科技（深圳）有限公司', '腾讯科技深圳有限公司', 'traditional characters, full-width brackets'],
    ['後里髮廊', '后里发廊', 'one simplified character for two traditional ones'],
    ['汙水処理鉄道', '污水处理铁道', 'variants and Japanese forms'],
    ['乾坤投資', '乾坤投资', 'a character that must not be merged with another word'],
    ['ＡＢＣ　Ｃｏ．，Ｌｔｄ', 'abc co ltd', 'full-width Latin'],
    ['A.B.C. Holdings', 'abc holdings', 'dotted initials'],
    ['U.S. Gold Corp.', 'us gold corp', 'dotted initials before a word'],
    ['Johnson & Johnson', 'johnson and johnson', 'ampersand'],
    ['Société Générale S.A.', 'societe generale sa', 'accents'],
    ['Straße Ølgaard Łódź', 'strasse olgaard lodz', 'letters that are no accents'],
    ["Macy's / MACY’S", 'macys macys', 'apostrophes'],
    ['北京\u200B拓博\u202E科技\uFEFF', '北京拓博科技', 'zero-width and direction marks'],
    ['拓博\u0000科技\u0007', '拓博科技', 'control characters'],
    ['😀拓博🏢科技', '拓博科技', 'emoji'],
    ['㈱東京', '株东京', 'compatibility characters'],
    ['3M中国', '3m中国', 'digits, letters and Han together'],
    ['', '', 'nothing'],
    ['...', '', 'punctuation alone'],
  ])('%j becomes %j (%s)', (written, expected) => {
    expect(normaliseText(written)).toBe(expected);
  });

  it('remembers what stood in brackets', () => {
    expect(normaliseName('金丝雀传媒（山东）有限公司').tags).toEqual(['山东']);
    expect(normaliseName('深圳市天地(集团)股份').tags).toEqual(['集团']);
    expect(normaliseName('未闭合（山东有限公司').tags).toEqual([]);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (written) => {
        const once = normaliseText(written);
        expect(normaliseText(once)).toBe(once);
      }),
      { numRuns: 1_500 },
    );
  });

  it('changes nothing the second time for what names are made of', () => {
    const pieces = fc.constantFrom(
      '北',
      '京',
      '（',
      ')',
      '.',
      ' ',
      'A',
      'b',
      '3',
      '&',
      '·',
      '𠮷',
      'é',
      '’',
      '　',
      'Co',
      '有限公司',
      '𝒜',
      'ﬁ',
      '\u200D',
      '+',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const once = normaliseText(parts.join(''));
        expect(normaliseText(once)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([['北'], ['a '], ['é'], ['😀'], ['（'], ['\u0301'], ['ﷺ']])('bounds a monstrous name of %j', (piece) => {
    expect(normaliseText(piece.repeat(10_000)).length).toBeLessThanOrEqual(MAX_NAME_LENGTH * 2);
  });
});
