import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usccOfBody } from '#app/domain/customer/uscc.ts';
import { compareCompanies, rankMatches } from '#search/matching/match.ts';
import type { CompanyRecord, Probe } from '#search/matching/record.ts';
import { probeOf } from '#search/matching/record.ts';

const uscc = usccOfBody('91110108MA01ABCD');
const otherUscc = usccOfBody('91440300MA5EXYQ1');

function judge(a: Probe, b: Probe) {
  return compareCompanies(a, b, 'embedded', ['core']);
}

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

  it('puts the joint-stock company first where a short name means several, without a bit more', () => {
    const among = (name: string) =>
      rankMatches(
        probeOf(name),
        [
          { record: record('1', '拓博商贸有限公司'), families: [] },
          { record: record('2', '拓博环境工程股份有限公司'), families: [] },
        ],
        'embedded',
      );
    const [first, second] = among('拓博');
    expect([first?.id, second?.id]).toEqual(['2', '1']);
    expect(first?.explanation.bits).toBeLessThan(second?.explanation.bits ?? 0);
    expect(among('拓博商贸').map(({ id }) => id)).toEqual(['1', '2']);
    expect(among('拓博贸易有限公司').map(({ id }) => id)).toEqual(['1', '2']);
  });
});
