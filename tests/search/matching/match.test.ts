import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdicts } from '#app/domain/duplicate/explanation.ts';
import { en } from '#app/copy/en.ts';
import { zhCN } from '#app/copy/zh-CN.ts';
import { comparators } from '#search/matching/compare/index.ts';
import { compareCompanies, rankMatches } from '#search/matching/match.ts';
import { NORM_VERSION } from '#search/matching/normalise.ts';
import type { CompanyRecord, Probe } from '#search/matching/record.ts';
import { probeOf } from '#search/matching/record.ts';
import { rules } from '#search/matching/verdict.ts';
import { weightsHash } from '#search/matching/weights.ts';
import { usccCheckChar } from '#search/matching/uscc.ts';

const code = (first17: string) => first17 + (usccCheckChar(first17) ?? '');
const uscc = code('91110108MA01ABCD1');
const otherUscc = code('91440300MA5EXYQ12');

function judge(a: Probe, b: Probe) {
  return compareCompanies(a, b, 'embedded', ['core']);
}

describe('verdicts', () => {
  it.each<[string, Probe, Probe, string, string]>([
    [
      'one valid code, another name',
      probeOf('拓博科技', { uscc }),
      probeOf('瑞声电子', { uscc }),
      'exact',
      'usccEqual',
    ],
    [
      'the full name, spelt otherwise',
      probeOf('北.京拓博科技有限责任公司'),
      probeOf('北京拓博科技有限公司'),
      'exact',
      'fullNameEqual',
    ],
    [
      'the full name, two valid codes',
      probeOf('北京拓博科技有限公司', { uscc }),
      probeOf('北京拓博科技有限公司', { uscc: otherUscc }),
      'related',
      'usccConflictSameBrand',
    ],
    [
      'neighbours with two valid codes',
      probeOf('北京拓搏科技有限公司', { uscc }),
      probeOf('北京拓博科技有限公司', { uscc: otherUscc }),
      'none',
      'usccConflict',
    ],
    ['the legal form dropped', probeOf('北京拓博科技'), probeOf('北京拓博科技有限公司'), 'likely', 'knownName'],
    [
      'the region moved',
      probeOf('拓博精密科技（北京）有限公司'),
      probeOf('北京拓博精密科技有限公司'),
      'likely',
      'strongEvidence',
    ],
    [
      'one character of the brand',
      probeOf('北京拓搏科技有限公司'),
      probeOf('北京拓博科技有限公司'),
      'possible',
      'undecidableName',
    ],
    [
      'one character, settled by a phone',
      probeOf('北京拓搏科技有限公司', { phones: ['13800138000'] }),
      probeOf('北京拓博科技有限公司', { phones: ['+86 13800138000'] }),
      'likely',
      'strongEvidence',
    ],
    ['the brand alone', probeOf('多氟多'), probeOf('多氟多新材料股份有限公司'), 'possible', 'undecidableName'],
    ['pinyin alone', probeOf('tuobojingmikeji'), probeOf('北京拓博精密科技有限公司'), 'possible', 'undecidableName'],
    ['a branch of it', probeOf('拓博科技有限公司绵阳分公司'), probeOf('拓博科技有限公司'), 'related', 'branchOfSame'],
    [
      'another branch',
      probeOf('拓博科技有限公司绵阳分公司'),
      probeOf('拓博科技有限公司上海分公司'),
      'related',
      'branchOfSame',
    ],
    [
      'a sister in another region',
      probeOf('上海拓博科技有限公司'),
      probeOf('北京拓博科技有限公司'),
      'related',
      'otherRegion',
    ],
    [
      'a sister in another trade',
      probeOf('北京拓博食品有限公司'),
      probeOf('北京拓博科技有限公司'),
      'related',
      'otherTrade',
    ],
    [
      'a numbered sister',
      probeOf('北京市第一建筑工程公司'),
      probeOf('北京市第二建筑工程公司'),
      'related',
      'otherNumber',
    ],
    [
      'a phone, and another name',
      probeOf('拓博科技', { phones: ['13800138000'] }),
      probeOf('瑞声电子', { phones: ['13800138000'] }),
      'possible',
      'sharedContact',
    ],
    [
      'strangers of one trade and place',
      probeOf('广州瑞声电子有限公司'),
      probeOf('广州海天电子有限公司'),
      'none',
      'tooLittle',
    ],
    [
      'an English name with a typo',
      probeOf('Goodyaer Tire & Rubber'),
      probeOf('GOODYEAR TIRE & RUBBER CO /OH/'),
      'likely',
      'strongEvidence',
    ],
    [
      'strangers who share a common word',
      probeOf('Applied DNA Sciences Inc'),
      probeOf('Applied Optoelectronics Inc'),
      'none',
      'tooLittle',
    ],
    ['nothing at all', probeOf(''), probeOf(''), 'none', 'tooLittle'],
  ])('%s', (_, a, b, verdict, rule) => {
    expect(judge(a, b)).toMatchObject({ verdict, rule });
  });

  it('never call an alias the registered name', () => {
    const record: CompanyRecord = {
      id: '1',
      names: [
        { kind: 'legal', value: '行吟信息科技（上海）有限公司' },
        { kind: 'alias', value: '小红书' },
      ],
      phones: [],
      emails: [],
    };
    expect(compareCompanies(probeOf('小红书'), record, 'embedded')).toMatchObject({
      verdict: 'likely',
      rule: 'knownName',
    });
  });
});

describe('an explanation', () => {
  it('names its versions, engine and families, and is plain data', () => {
    const explanation = judge(probeOf('北京拓搏科技'), probeOf('北京拓博科技有限公司'));
    expect(explanation).toMatchObject({
      engine: 'embedded',
      families: ['core'],
      normVersion: NORM_VERSION,
      weightsHash,
    });
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });

  it('marks the differing characters and what speaks against', () => {
    const explanation = judge(probeOf('上海拓博食品有限公司'), probeOf('北京拓博科技有限公司'));
    const name = explanation.fields.find(({ field }) => field === 'name');
    expect(name?.spans.left.map(([start, end]) => '上海拓博食品有限公司'.slice(start, end))).toEqual(['上海', '食品']);
    expect(explanation.conflicts).toEqual(expect.arrayContaining(['region', 'trade']));
  });

  it('says what would change the verdict', () => {
    expect(judge(probeOf('北京拓搏科技有限公司'), probeOf('北京拓博科技有限公司')).counterfactual).toEqual({
      code: 'ifEqual',
      field: 'uscc',
      to: 'exact',
    });
    expect(judge(probeOf('拓博科技', { uscc }), probeOf('瑞声电子', { uscc })).counterfactual).toEqual({
      code: 'without',
      field: 'uscc',
      to: 'none',
    });
    expect(judge(probeOf('北京拓博科技有限公司'), probeOf('北京拓博科技有限公司')).counterfactual).toEqual({
      code: 'ifDifferent',
      field: 'uscc',
      to: 'related',
    });
  });

  it.each([
    ['en', en.matching],
    ['zh-CN', zhCN.matching],
  ])('has a sentence in %s for each of its identifiers', (_, copy) => {
    expect(Object.keys(copy.verdict).sort()).toEqual([...verdicts].sort());
    expect(Object.keys(copy.rule).sort()).toEqual(rules.map(({ id }) => id).sort());
    expect(Object.keys(copy.field).sort()).toEqual(comparators.map(({ field }) => field).sort());
    for (const { field, levels } of comparators)
      expect(Object.keys(copy.level[field]).sort()).toEqual(levels.toSorted());
  });
});

const name = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        '北京',
        '上海',
        '拓',
        '博',
        '搏',
        '瑞',
        '科技',
        '电子',
        '有限公司',
        '分公司',
        '第一',
        '集团',
        'Tuobo ',
        'Applied ',
        'Inc',
        '（',
        '）',
        '1',
      ),
      { maxLength: 9 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const company = fc.record({
  name,
  uscc: fc.constantFrom(null, uscc, otherUscc, 'broken'),
  phones: fc.constantFrom<string[][]>([], ['13800138000'], ['010-62625555']),
  emails: fc.constantFrom<string[][]>([], ['a@tuobo.cn'], ['b@qq.com']),
  websiteDomain: fc.constantFrom(null, 'tuobo.cn', 'tuobo.com'),
  region: fc.constantFrom(null, '江苏省苏州市', '北京'),
  address: fc.constantFrom(null, '苏州市星湖街328号', '北京市中关村大街1号'),
});

describe('scoring', () => {
  it('adds up: prior and fields are the total, to the last digit', () => {
    fc.assert(
      fc.property(company, company, (a, b) => {
        const { fields, priorBits, bits, probability } = judge(a, b);
        expect(fields.reduce((sum, field) => sum + field.bits, priorBits)).toBe(bits);
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThan(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is symmetric in levels, bits and verdict', () => {
    fc.assert(
      fc.property(company, company, (a, b) => {
        const one = judge(a, b);
        const other = judge(b, a);
        expect(other.fields.map(({ field, level, bits }) => ({ field, level, bits }))).toEqual(
          one.fields.map(({ field, level, bits }) => ({ field, level, bits })),
        );
        expect([other.verdict, other.rule, other.bits]).toEqual([one.verdict, one.rule, one.bits]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is deterministic', () => {
    fc.assert(
      fc.property(company, company, (a, b) => {
        expect(judge({ ...a }, { ...b })).toEqual(judge(a, b));
      }),
      { numRuns: 300 },
    );
  });

  it('gives nothing for a field that is missing', () => {
    fc.assert(
      fc.property(company, company, (a, b) => {
        for (const field of judge(a, b).fields) if (field.level === 'missing') expect(field.bits).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('never falls when a phone turns out to be shared', () => {
    fc.assert(
      fc.property(company, company, (a, b) => {
        const without = judge({ ...a, phones: [] }, { ...b, phones: [] });
        const shared = judge({ ...a, phones: ['13912345678'] }, { ...b, phones: ['13912345678'] });
        expect(shared.bits).toBeGreaterThan(without.bits);
      }),
      { numRuns: 300 },
    );
  });

  it('stays within its marks: spans lie in the values they mark', () => {
    fc.assert(
      fc.property(company, company, (a, b) => {
        for (const { left, right, spans } of judge(a, b).fields) {
          for (const [value, marks] of [
            [left, spans.left],
            [right, spans.right],
          ] as const) {
            for (const [start, end] of marks) {
              expect(start).toBeLessThan(end);
              expect(end).toBeLessThanOrEqual(value?.length ?? 0);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('ranking', () => {
  const record = (id: string, value: string, rest: Partial<CompanyRecord> = {}): CompanyRecord => ({
    id,
    names: [{ kind: 'legal', value }],
    phones: [],
    emails: [],
    ...rest,
  });

  it('puts what evidence settles first, then the strongest, whatever order they came in', () => {
    const records = [
      record('d', '北京拓博贸易有限公司'),
      record('c', '北京拓搏科技有限公司'),
      record('b', '北京拓博科技有限公司'),
      record('a', '瑞声电子有限公司', { uscc }),
    ];
    const ranked = (list: CompanyRecord[]) =>
      rankMatches(
        probeOf('北京拓博科技公司', { uscc }),
        list.map((one) => ({ record: one, families: [] })),
        'embedded',
      ).map(({ id }) => id);
    expect(ranked(records).slice(0, 2)).toEqual(['a', 'b']);
    expect(ranked(records.toReversed())).toEqual(ranked(records));
  });

  it('prefers the name with fewer differences among equals', () => {
    const ids = rankMatches(
      probeOf('拓博银行'),
      [
        { record: record('1', '宜宾拓博银行'), families: [] },
        { record: record('2', '拓博银行'), families: [] },
      ],
      'embedded',
    ).map(({ id }) => id);
    expect(ids[0]).toBe('2');
  });
});
