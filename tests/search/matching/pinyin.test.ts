import { describe, expect, it } from 'vitest';
import { readingLines } from '#search/evaluate/readings.ts';
import { readings } from '#search/matching/lexicon/readings.ts';
import { cutPinyin, fuzzySyllable, initialsOf, readingsOf, syllablePairs } from '#search/matching/pinyin.ts';

describe('reading Han characters', () => {
  it.each([
    ['华为技术', 'hua wei ji shu'],
    ['重庆银行', 'chong qing yin hang'],
    ['绿地', 'lu di'],
    ['3m中国', '3 m zhong guo'],
  ])('%s is read %s', (text, syllables) => {
    expect(readingsOf(text).join(' ')).toBe(syllables);
  });

  it('gives one reading a character', () => {
    expect(readingsOf('旅行与银行')).toHaveLength(5);
    expect(initialsOf(readingsOf('中科创达'))).toBe('zkcd');
  });

  it.each([
    ['zhang', 'zan'],
    ['shi', 'si'],
    ['ning', 'lin'],
    ['lin', 'lin'],
    ['ang', 'an'],
    ['er', 'er'],
  ])('merges %s to %s', (syllable, fuzzy) => {
    expect(fuzzySyllable(syllable)).toBe(fuzzy);
  });
});

describe('cutting letters into syllables', () => {
  it.each([
    ['huaweijishu', ['hua', 'wei', 'ji', 'shu']],
    ['zhongguo', ['zhong', 'guo']],
    ['xian', ['xian']],
    ['lvdi', ['lu', 'di']],
    ['ludi', ['lu', 'di']],
    ['nvzhuang', ['nu', 'zhuang']],
    ['zhanlve', ['zhan', 'lue']],
    ['applied', null],
    ['', null],
    ['a'.repeat(500), null],
  ])('%s', (letters, syllables) => {
    expect(cutPinyin(letters)).toEqual(syllables);
  });

  it('offers the neighbours of every way of cutting', () => {
    expect(syllablePairs('xian')).toContainEqual(['xi', 'an']);
    expect(syllablePairs('fangangao')).toEqual(
      expect.arrayContaining([
        ['fan', 'gang'],
        ['fang', 'ang'],
      ]),
    );
    expect(syllablePairs('zhong'.repeat(200)).length).toBeLessThanOrEqual(60);
  });
});

describe('the table of readings', () => {
  it('is what its dictionary says', () => {
    expect(readings.trim().split('\n')).toEqual(readingLines());
  });
});
