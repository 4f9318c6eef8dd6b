// Where one company ends and its kin, its namesakes and its agent's other clients begin.
import { describe, expect, it } from 'vitest';
import { compareCompanies, rankMatches } from '#search/matching/match.ts';
import type { CompanyRecord, Probe } from '#search/matching/record.ts';
import { probeOf } from '#search/matching/record.ts';

describe('verdicts on kin, places and remarks', () => {
  it.each<[string, Probe, Probe, string, string]>([
    [
      'the full name, with another region on file',
      probeOf('拓博精密科技有限公司', { regionCode: '310000' }),
      probeOf('拓博精密科技有限公司', { region: '北京市', address: '北京市中关村大街1号' }),
      'exact',
      'fullNameEqual',
    ],
    [
      'a short name, with another region picked',
      probeOf('拓博精密科技', { regionCode: '310000' }),
      probeOf('拓博精密科技有限公司', { regionCode: '110000' }),
      'related',
      'otherRegion',
    ],
    [
      'a short name, with the region of the full name picked',
      probeOf('拓博精密科技', { regionCode: '110000' }),
      probeOf('北京拓博精密科技有限公司'),
      'likely',
      'sameNameParts',
    ],
    [
      'one English name in two countries',
      probeOf('Tuobo Trading Limited', { country: 'GB' }),
      probeOf('Tuobo Trading Limited', { country: 'HK' }),
      'possible',
      'undecidableName',
    ],
    [
      'one English name, the country of one unknown',
      probeOf('Tuobo Trading Limited'),
      probeOf('Tuobo Trading Limited', { country: 'HK' }),
      'exact',
      'fullNameEqual',
    ],
    [
      'one English brand in two countries',
      probeOf('Tuobo Trading', { country: 'GB' }),
      probeOf('Tuobo Trading Limited', { country: 'HK' }),
      'related',
      'otherRegion',
    ],
    [
      'the arm in another country',
      probeOf('Tuobo Electronics'),
      probeOf('Tuobo Electronics America Inc'),
      'related',
      'otherRegion',
    ],
    [
      'a bank and its sister across the border',
      probeOf('Bank of China'),
      probeOf('Bank of China (Hong Kong) Limited'),
      'related',
      'otherRegion',
    ],
    [
      'a group and its bank abroad',
      probeOf('Tuobo Sachs Group Inc'),
      probeOf('Tuobo Sachs Bank USA'),
      'related',
      'otherRegion',
    ],
    [
      'a slip that makes it a country',
      probeOf('Columbia Pipeline Group'),
      probeOf('Colombia Pipeline Group'),
      'possible',
      'undecidableName',
    ],
    [
      'a group and its insurer on one domain',
      probeOf('中国平安保险（集团）股份有限公司', { websiteDomain: 'pingan.com' }),
      probeOf('中国平安财产保险股份有限公司', { websiteDomain: 'pingan.com' }),
      'possible',
      'someEvidence',
    ],
    [
      'numbered sisters on one domain',
      probeOf('中铁一局集团有限公司', { websiteDomain: 'crec.cn' }),
      probeOf('中铁二局集团有限公司', { websiteDomain: 'crec.cn' }),
      'related',
      'otherNumber',
    ],
    [
      'sisters with one service number',
      probeOf('北京拓博科技有限公司', { phones: ['400-800-1234'] }),
      probeOf('上海拓博科技有限公司', { phones: ['4008001234'] }),
      'related',
      'otherRegion',
    ],
    [
      'two brands with one phone and one domain',
      probeOf('广州瑞声电子有限公司', { phones: ['13800138000'], websiteDomain: 'tuobo.cn' }),
      probeOf('广州海天食品有限公司', { phones: ['13800138000'], websiteDomain: 'tuobo.cn' }),
      'possible',
      'someEvidence',
    ],
    [
      'a bank by its short name',
      probeOf('工商银行'),
      probeOf('中国工商银行股份有限公司'),
      'possible',
      'undecidableName',
    ],
    ['a bank by brand alone', probeOf('民生银行'), probeOf('中国民生银行股份有限公司'), 'possible', 'undecidableName'],
    [
      'a brand that begins with a county',
      probeOf('东阳光药业'),
      probeOf('广东东阳光药业有限公司'),
      'possible',
      'undecidableName',
    ],
    [
      'the owner as a remark',
      probeOf('北京拓博科技有限公司（外商独资）'),
      probeOf('北京拓博科技有限公司'),
      'exact',
      'fullNameEqual',
    ],
    [
      'the former name as a remark',
      probeOf('北京拓博科技有限公司（原北京瑞声电子有限公司）'),
      probeOf('北京瑞声电子有限公司'),
      'possible',
      'undecidableName',
    ],
    ['a store of it', probeOf('拓博餐饮有限公司 朝阳店'), probeOf('拓博餐饮有限公司'), 'related', 'branchOfSame'],
    ['a department of it', probeOf('拓博科技有限公司技术部'), probeOf('拓博科技有限公司'), 'related', 'branchOfSame'],
    [
      'sisters numbered without 第',
      probeOf('北京一建集团有限公司'),
      probeOf('北京二建集团有限公司'),
      'related',
      'otherNumber',
    ],
  ])('%s', (_, a, b, verdict, rule) => {
    expect(compareCompanies(a, b, 'embedded')).toMatchObject({ verdict, rule });
    expect(compareCompanies(b, a, 'embedded')).toMatchObject({ verdict, rule });
  });
});

describe('a shared contact', () => {
  it('settles less, the more companies have it', () => {
    const typed = probeOf('北京拓搏科技有限公司', { phones: ['13800138000'] });
    const known = probeOf('北京拓博科技有限公司', { phones: ['13800138000'] });
    const bitsOf = (holders: number) => {
      const { fields, verdict } = compareCompanies(typed, known, 'embedded', [], () => holders);
      return { verdict, bits: fields.find(({ field }) => field === 'phone')?.bits ?? 0 };
    };
    const own = bitsOf(1);
    expect(own.verdict).toBe('likely');
    expect(bitsOf(2).bits).toBe(own.bits - 1);
    expect(bitsOf(16)).toEqual({ verdict: 'possible', bits: own.bits - 4 });
    expect(bitsOf(1e9).bits).toBeGreaterThan(0);
  });

  it('is counted among the candidates', () => {
    const record = (id: string, value: string): CompanyRecord => ({
      id,
      names: [{ kind: 'legal', value }],
      phones: ['13800138000'],
      emails: [],
    });
    const clients = ['北京拓博科技有限公司', '瑞声电子', '海天食品', '天恒建材', '明声贸易'].map((value, at) => ({
      record: record(String(at), value),
      families: ['tel'],
    }));
    const typed = probeOf('北京拓搏科技有限公司', { phones: ['13800138000'] });
    expect(rankMatches(typed, clients.slice(0, 1), 'none')[0]?.explanation.verdict).toBe('likely');
    expect(rankMatches(typed, clients, 'none')[0]?.explanation.verdict).toBe('possible');
  });

  it('is counted in the whole list where that is known', () => {
    const typed = probeOf('北京拓搏科技有限公司', { phones: ['13800138000'] });
    const known: CompanyRecord = {
      id: '1',
      names: [{ kind: 'legal', value: '北京拓博科技有限公司' }],
      phones: ['13800138000'],
      emails: [],
    };
    const [match] = rankMatches(typed, [{ record: known, families: [] }], 'none', 1, () => 300);
    expect(match?.explanation.verdict).toBe('possible');
  });
});
