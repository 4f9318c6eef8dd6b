import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdicts } from '#app/domain/duplicate/explanation.ts';
import { deriveKeys, MAX_KEY_LENGTH, MAX_KEYS } from '#search/matching/keys.ts';
import { compareCompanies, rankMatches } from '#search/matching/match.ts';
import { MAX_NAME_LENGTH, normaliseName, normaliseText } from '#search/matching/normalise.ts';
import { parseName } from '#search/matching/parse.ts';
import type { CompanyRecord, Probe } from '#search/matching/record.ts';
import { probeOf } from '#search/matching/record.ts';

const record = (value: string, rest: Partial<CompanyRecord> = {}): CompanyRecord => ({
  id: value.slice(0, 40),
  names: [{ kind: 'legal', value }],
  phones: [],
  emails: [],
  ...rest,
});
const known = record('北京拓博精密科技有限公司', { phones: ['13800138000'], websiteDomain: 'tuobo.cn' });

const hostile: readonly (readonly [what: string, name: string])[] = [
  ['nothing', ''],
  ['spaces', ' \t\u3000\n'],
  ['one Han character', '拓'],
  ['one letter', 'T'],
  ['one digit', '3'],
  ['emoji', '😀🏭👩‍👩‍👧‍👦🇨🇳'],
  ['control characters', '\u0000\u0007\u001b[31m\u202e\ufeff'],
  ['lone surrogates', '\ud800\udfff拓博\udc00'],
  ['marks without letters', '\u0301\u0301\u20dd\u200d'],
  ['many scripts', '拓博Tuoboトゥオボ 투오보 Туобо Τουόβο توبو टूबो'],
  ['brackets that never close', '((((（（（【【[[<<拓博'],
  ['10,000 of one character', '拓'.repeat(10_000)],
  ['10,000 brackets', '（）'.repeat(5_000)],
  ['10,000 different characters', Array.from({ length: 10_000 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('')],
  ['10,000 letters', 'abcdefghij'.repeat(1_000)],
  ['5,000 words', 'tuobo '.repeat(5_000)],
  ['nothing but legal forms', '有限公司'.repeat(50)],
  ['nothing but Latin legal forms', 'Co Ltd Inc LLC GmbH '.repeat(50)],
  ['a formula', '=HYPERLINK("http://x","拓博")'],
  ['a query', "'; DROP TABLE customers; --"],
];

describe('hostile names', () => {
  it.each(hostile)('%s: are taken apart, keyed and judged', (_, name) => {
    expect(normaliseText(name).length).toBeLessThanOrEqual(MAX_NAME_LENGTH * 2);
    expect(parseName(name).stem.length).toBeLessThanOrEqual(MAX_NAME_LENGTH * 2);
    const { keys } = deriveKeys(probeOf(name));
    expect(keys.length).toBeLessThanOrEqual(MAX_KEYS);
    expect(Math.max(0, ...keys.map((key) => key.length))).toBeLessThanOrEqual(MAX_KEY_LENGTH);
    const explanation = compareCompanies(probeOf(name), known, 'embedded');
    expect(verdicts).toContain(explanation.verdict);
    expect(['exact', 'likely']).not.toContain(explanation.verdict);
  });

  it.each([
    ['', ''],
    ['😀', '😀🏭'],
    ['公司', '公司'],
    ['有限公司', '有限公司'],
    ['科技有限公司', '科技有限公司'],
    ['中国科技有限公司', '中国科技发展有限公司'],
    ['拓', '拓'],
    ['Inc.', 'Inc.'],
    ['The Company Ltd', 'Company Limited'],
  ])('%s and %s: say too little to be settled', (a, b) => {
    expect(['possible', 'related', 'none']).toContain(compareCompanies(probeOf(a), probeOf(b), 'none').verdict);
  });
});

describe('broken fields', () => {
  it.each<[string, Partial<Probe>]>([
    ['a code that is none', { uscc: '请见营业执照' }],
    ['a code with a wrong check character', { uscc: '91110108MA01ABCD1X' }],
    ['a code of 10,000 characters', { uscc: '9'.repeat(10_000) }],
    ['phones that are none', { phones: ['', '无', '1', '9'.repeat(10_000), '+', '110'] }],
    ['a thousand phones', { phones: Array.from({ length: 1_000 }, (_, at) => String(13_800_000_000 + at)) }],
    ['domains that are none', { websiteDomain: 'http://', emails: ['@', 'a@', 'a@b', 'x'.repeat(10_000)] }],
    ['a domain of 10,000 characters', { websiteDomain: `${'a.'.repeat(5_000)}cn` }],
    ['an address of 10,000 characters', { address: '苏州市星湖街328号'.repeat(1_000) }],
    ['a region that is none', { region: '😀'.repeat(2_000), country: '??' }],
  ])('%s: count as missing or unclear, never as the same', (_, rest) => {
    const explanation = compareCompanies(probeOf('瑞声电子有限公司', rest), known, 'embedded');
    expect(['possible', 'none']).toContain(explanation.verdict);
    for (const { field, level } of explanation.fields)
      if (['uscc', 'phone', 'domain', 'email'].includes(field))
        expect(['missing', 'unclear', 'different']).toContain(level);
  });

  it('an invalid code that is equal is strong, and no proof', () => {
    const uscc = '91110108MA01ABCD1X';
    const explanation = compareCompanies(probeOf('瑞声电子', { uscc }), record('拓博科技', { uscc }), 'none');
    expect(explanation.fields[0]).toMatchObject({ field: 'uscc', level: 'equalInvalid' });
    expect(explanation.verdict).not.toBe('exact');
  });
});

describe('a name that repeats one character', () => {
  it('is tried as an abbreviation with work that the lengths bound', () => {
    // Every reading of the one off the other, one by one, would be some 10^9 steps.
    const started = performance.now();
    for (let round = 0; round < 20; round++)
      compareCompanies(probeOf(`${'科'.repeat(7)}人`), probeOf('科技'.repeat(60)), String(round));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a probe of the commonest words', () => {
  it('is compared with as little work as any other', () => {
    // Work, not time: nothing that grows with the input beyond its bounds is ever compared.
    const common = parseName('中国科技发展有限公司');
    expect(common.stem.length).toBeLessThan(12);
    const ranked = rankMatches(
      probeOf('中国科技有限公司'),
      ['中国科技发展有限公司', '北京科技有限公司', '拓博科技有限公司'].map((value) => ({
        record: record(value),
        families: [],
      })),
      'none',
    );
    expect(ranked.filter(({ explanation }) => ['exact', 'likely'].includes(explanation.verdict))).toEqual([]);
  });
});

describe('any text at all', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc
      .array(fc.constantFrom('拓', '博', '（', '）', '公司', 'Co', ' ', '😀', '\u0000', '第', '一', '分', 'ООО', 'ß'), {
        maxLength: 40,
      })
      .map((parts) => parts.join('')),
  );

  it('normalises to what normalises to itself', () => {
    fc.assert(
      fc.property(text, (written) => {
        const once = normaliseName(written).text;
        expect(normaliseName(once).text).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is judged alike from both sides, with bits that add up', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const one = compareCompanies(probeOf(a), probeOf(b), 'none');
        const other = compareCompanies(probeOf(b), probeOf(a), 'none');
        expect([other.verdict, other.rule, other.bits]).toEqual([one.verdict, one.rule, one.bits]);
        expect(one.fields.reduce((sum, { bits }) => sum + bits, one.priorBits)).toBe(one.bits);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never less alike for one more agreement', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const bits = (left: Partial<Probe>, right: Partial<Probe>) =>
          compareCompanies(probeOf(a, left), probeOf(b, right), 'none').bits;
        const address = '苏州市星湖街328号';
        const base = bits({}, {});
        expect(bits({ address }, { address })).toBeGreaterThan(base);
        expect(bits({ websiteDomain: 'tuobo.cn' }, { websiteDomain: 'tuobo.cn' })).toBeGreaterThan(base);
        expect(bits({ websiteDomain: 'tuobo.cn' }, { websiteDomain: 'ruisheng.cn' })).toBeLessThan(base);
        expect(bits({ phones: ['13800138000'] }, { phones: ['13900139000'] })).toBeLessThan(base);
      }),
      { numRuns: 300 },
    );
  });
});
