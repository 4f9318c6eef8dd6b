import { describe, expect, it } from 'vitest';
import { usccOfBody } from '#app/domain/customer/uscc.ts';
import { verdicts } from '#app/domain/duplicate/explanation.ts';
import { en } from '#app/copy/en.ts';
import { zhCN } from '#app/copy/zh-CN.ts';
import { comparators } from '#search/matching/compare/index.ts';
import { compareCompanies } from '#search/matching/match.ts';
import { NORM_VERSION } from '#search/matching/normalise.ts';
import type { CompanyRecord, Probe } from '#search/matching/record.ts';
import { probeOf } from '#search/matching/record.ts';
import { rules } from '#search/matching/verdict.ts';
import { weightsHash } from '#search/matching/weights.ts';

const uscc = usccOfBody('91110108MA01ABCD');
const otherUscc = usccOfBody('91440300MA5EXYQ1');

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
    ['the legal form dropped', probeOf('北京拓博科技'), probeOf('北京拓博科技有限公司'), 'likely', 'sameNameParts'],
    [
      'the region moved',
      probeOf('拓博精密科技（北京）有限公司'),
      probeOf('北京拓博精密科技有限公司'),
      'likely',
      'sameNameParts',
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
    [
      'the place left out',
      probeOf('拓博精密科技有限公司'),
      probeOf('北京拓博精密科技有限公司'),
      'possible',
      'undecidableName',
    ],
    [
      'the place left out of the name and given beside it',
      probeOf('拓博精密科技有限公司', { region: '北京市' }),
      probeOf('北京拓博精密科技有限公司'),
      'likely',
      'sameNameParts',
    ],
    [
      'a group and its member',
      probeOf('北京拓博精密科技集团有限公司'),
      probeOf('北京拓博精密科技有限公司'),
      'possible',
      'undecidableName',
    ],
    [
      'nothing but a trade and a form',
      probeOf('进出口贸易公司'),
      probeOf('进出口贸易有限公司'),
      'possible',
      'undecidableName',
    ],
    [
      'a numbered fund and its sister',
      probeOf('Tuobo Growth Fund XXI LP'),
      probeOf('Tuobo Growth Fund XXII LP'),
      'related',
      'otherNumber',
    ],
    [
      'a company of the same name under another form',
      probeOf('Fluent Tuobo Corp.'),
      probeOf('Fluent Tuobo, Inc.'),
      'likely',
      'sameNameParts',
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
      'sameNameParts',
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
    // A known name made of common words alone settles nothing.
    const common: CompanyRecord = { ...record, names: [...record.names, { kind: 'alias', value: '科技公司' }] };
    for (const typed of ['科技公司', '科技有限公司'])
      expect(compareCompanies(probeOf(typed), common, 'embedded').verdict).toBe('possible');
    // Where the asker sits is no part of the name.
    expect(compareCompanies(probeOf('小红书', { regionCode: '110000' }), record, 'embedded')).toMatchObject({
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
