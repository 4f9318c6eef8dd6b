import { describe, expect, it } from 'vitest';
import { usccOfBody } from '#app/domain/customer/uscc.ts';
import { comparedFields } from '#app/domain/duplicate/explanation.ts';
import { comparators } from '#search/matching/compare/index.ts';
import { commonParts, differingSpans, editDistance } from '#search/matching/compare/alignment.ts';
import { compareCompanies } from '#search/matching/match.ts';
import type { Probe } from '#search/matching/record.ts';
import { probeOf } from '#search/matching/record.ts';
import { cleanUscc, isValidUscc } from '#search/matching/uscc.ts';
import { weights } from '#search/matching/weights.ts';

function levelOf(field: string, left: Probe, right: Probe): string | undefined {
  return compareCompanies(left, right, 'none').fields.find((one) => one.field === field)?.level;
}

const valid = usccOfBody('91110108MA01ABCD') ?? '';
const moved = usccOfBody('91310115MA01ABCD') ?? '';
const stranger = usccOfBody('91440300MA5EXYQ1') ?? '';

describe('comparators', () => {
  it('cover every field once, missing first, each level with a weight', () => {
    expect(comparators.map(({ field }) => field)).toEqual([...comparedFields]);
    for (const { field, levels } of comparators) {
      expect(levels[0]).toBe('missing');
      expect(new Set(levels).size).toBe(levels.length);
      expect(Object.keys(weights.levels[field]).sort()).toEqual(levels.slice(1).toSorted());
    }
  });

  it.each([
    ['北京拓博科技有限公司', '北.京拓博科技有限责任公司', 'equal'],
    ['北京拓博科技有限公司', '北京拓博科技公司', 'equalStem'],
    ['北京拓博科技有限公司', '拓博科技（北京）有限公司', 'coreEqual'],
    ['北京拓博科技有限公司', '拓博科技集团有限公司', 'coreEqual'],
    ['北京拓博科技有限公司', '北京拓博贸易有限公司', 'brandEqual'],
    ['北京拓博科技有限公司', '北京拓搏科技有限公司', 'homophone'],
    ['广州明声电子有限公司', '广州敏生电子有限公司', 'homophone'],
    ['北京天恒科技有限公司', '北京夫恒科技有限公司', 'shape'],
    ['北京拓博科技有限公司', '北京拓海科技有限公司', 'oneEdit'],
    ['北京拓博科技有限公司', '北京博拓科技有限公司', 'oneEdit'],
    ['新都华科技有限公司', '新华都科技有限公司', 'oneEdit'],
    ['海添', '佛山海添调味食品有限公司', 'brandEqual'],
    ['能源', '深圳能源集团股份有限公司', 'contained'],
    ['深管业', '深圳市管业发展股份有限公司', 'abbreviation'],
    ['粤水务', '广东水务发展股份有限公司', 'abbreviation'],
    ['锡装股份', '无锡轴承装备股份有限公司', 'abbreviation'],
    ['宁阀', '南宁特殊阀股份有限公司', 'abbreviation'],
    ['建研院', '江苏建筑设计研究院有限公司', 'abbreviation'],
    ['拓机集团', '苏州拓博运输机械集团有限公司', 'abbreviation'],
    ['博机', '苏州拓博运输机械有限公司', 'similar'],
    ['拓博有限公司', '拓凯有限公司', 'similar'],
    ['拓博有限公司', '瑞凯有限公司', 'disjoint'],
    ['tuobokeji', '北京拓博科技有限公司', 'pinyinEqual'],
    ['Tuobo Technology Co Ltd', '北京拓博科技有限公司', 'pinyinEqual'],
    ['tuobokejii', '北京拓博科技有限公司', 'pinyinSimilar'],
    ['lvdinengyuan', '上海绿地能源有限公司', 'pinyinEqual'],
    ['ludinengyuan', '上海绿地能源有限公司', 'pinyinEqual'],
    ['Lvdi Energy', '上海绿地能源有限公司', 'pinyinEqual'],
    ['Aurora Partners', '北京拓博科技有限公司', 'otherScript'],
    ['北京拓博科技有限公司', '广州瑞声电子有限公司', 'disjoint'],
    ['', '广州瑞声电子有限公司', 'missing'],
    ['Applied Materials Inc', 'APPLIED MATERIALS, INC.', 'equal'],
    ['Applied Materials Inc', 'Applied Materials GmbH', 'equalStem'],
    ['Materials Applied', 'Applied Materials Inc', 'coreEqual'],
    ['Micro Soft Corp', 'Microsoft Corporation', 'coreEqual'],
    ['Goodyear Tire Intl', 'Goodyear Tire International', 'coreEqual'],
    ['Goodyaer Tire', 'Goodyear Tire Co', 'oneEdit'],
    ['Goodyear', 'Goodyear Tire & Rubber', 'contained'],
    ['Goodyear Group Services', 'Goodyear Holdings International', 'brandEqual'],
    ['IBM', 'International Business Machines Corp', 'abbreviation'],
    ['Goodyear Tire', 'Bridgestone Americas', 'disjoint'],
  ])('names: %s and %s are %s', (a, b, level) => {
    expect(levelOf('name', probeOf(a), probeOf(b))).toBe(level);
    expect(levelOf('name', probeOf(b), probeOf(a))).toBe(level);
  });

  it.each<[string, Partial<Probe>, Partial<Probe>, string]>([
    ['uscc', { uscc: valid }, { uscc: ` ${valid.toLowerCase()} ` }, 'equal'],
    ['uscc', { uscc: valid }, { uscc: moved }, 'sameOrganisation'],
    ['uscc', { uscc: valid }, { uscc: stranger }, 'different'],
    ['uscc', { uscc: valid }, { uscc: `${valid.slice(0, 9)}Z${valid.slice(10)}` }, 'typo'],
    ['uscc', { uscc: '911101080000000000' }, { uscc: '911101080000000000' }, 'equalInvalid'],
    ['uscc', { uscc: valid }, { uscc: '83746251' }, 'unclear'],
    ['uscc', { uscc: valid }, {}, 'missing'],
    ['phone', { phones: ['138 0013 8000'] }, { phones: ['010-62625555', '+8613800138000'] }, 'equal'],
    ['phone', { phones: ['010-62625555'] }, { phones: ['010-62625501'] }, 'sameExchange'],
    ['phone', { phones: ['13800138000'] }, { phones: ['13800138001'] }, 'different'],
    ['phone', { phones: ['0512-66668888转8001'] }, { phones: ['0512 6666 8888'] }, 'equal'],
    ['phone', { phones: ['010-62530000/62530001'] }, { phones: ['010-62530001'] }, 'equal'],
    ['phone', { phones: ['13800138000,13900139000'] }, { phones: ['13900139000'] }, 'equal'],
    ['phone', { phones: ['62530000'] }, { phones: ['010-62530000'] }, 'equal'],
    ['phone', { phones: ['62530000'], region: '上海' }, { phones: ['010-62530000'] }, 'different'],
    ['phone', { phones: ['400-800-1234'] }, { phones: ['4008001234'] }, 'missing'],
    ['phone', { phones: ['nonsense'] }, { phones: ['13800138001'] }, 'missing'],
    ['domain', { websiteDomain: 'http://www.tuobo.cn' }, { emails: ['a@mail.tuobo.cn'] }, 'equal'],
    ['domain', { websiteDomain: 'tuobo.cn' }, { websiteDomain: 'tuobo.com' }, 'sameLabel'],
    ['domain', { websiteDomain: 'tuobo.cn' }, { websiteDomain: 'ruisheng.cn' }, 'different'],
    ['domain', { websiteDomain: 'shop1.1688.com' }, { websiteDomain: 'shop2.1688.com' }, 'missing'],
    ['domain', { websiteDomain: 'linkedin.com/company/a' }, { websiteDomain: 'www.linkedin.com' }, 'missing'],
    ['domain', { websiteDomain: 'tuobo.github.io' }, { websiteDomain: 'tuobo.github.io' }, 'equal'],
    ['domain', { emails: ['a@qq.com'] }, { emails: ['b@qq.com'] }, 'missing'],
    ['email', { emails: ['A@tuobo.cn'] }, { emails: ['a@tuobo.cn'] }, 'equal'],
    ['email', { emails: ['a@tuobo.cn'] }, { emails: ['b@tuobo.cn'] }, 'different'],
    ['region', { region: '江苏省苏州市' }, { address: '苏州市工业园区星湖街328号' }, 'samePlace'],
    ['region', { region: '江苏省' }, { region: '江苏省苏州市昆山市' }, 'inside'],
    ['region', { region: '苏州' }, { region: '南京' }, 'sameProvince'],
    ['region', { region: '苏州' }, { region: 'Shanghai' }, 'elsewhere'],
    ['region', { region: '苏州' }, { region: 'nowhere' }, 'missing'],
    ['region', { regionCode: '320000' }, { regionCode: '320000' }, 'samePlace'],
    ['region', { regionCode: '320000' }, { region: '江苏省苏州市' }, 'inside'],
    ['region', { regionCode: '320500' }, { region: '苏州市' }, 'inside'],
    ['region', { regionCode: '320000' }, { regionCode: '330000' }, 'elsewhere'],
    ['region', { regionCode: 'HK' }, { regionCode: '310000' }, 'elsewhere'],
    ['region', { regionCode: 'OTHER' }, { regionCode: '310000' }, 'missing'],
    ['region', { regionCode: 'US' }, { regionCode: '310000' }, 'otherCountry'],
    ['region', { country: 'US' }, { country: 'GB' }, 'otherCountry'],
    ['region', { country: 'CN' }, { country: 'HK' }, 'missing'],
    ['region', { country: 'CN' }, { country: 'CN' }, 'missing'],
    ['region', { country: 'US' }, {}, 'missing'],
    ['address', { address: '苏州市星湖街328号' }, { address: '苏州市 星湖街 328 号' }, 'equal'],
    ['address', { address: '苏州市星湖街328号5幢' }, { address: '江苏苏州工业园区星湖街328号创意产业园' }, 'sameDoor'],
    ['address', { address: '苏州市星湖街328号' }, { address: '北京市海淀区中关村大街1号' }, 'different'],
    ['address', { address: '苏州' }, {}, 'missing'],
    ['address', { address: '北京市人民路1号' }, { address: '上海市人民路1号' }, 'different'],
    ['address', { address: '人民路1号', region: '北京' }, { address: '人民路1号', regionCode: '310000' }, 'different'],
    ['address', { address: '人民路1号', region: '上海' }, { address: '上海市人民路1号', region: '上海' }, 'sameDoor'],
  ])('%s: %j and %j are %s', (field, a, b, level) => {
    expect(levelOf(field, probeOf('拓博', a), probeOf('拓博', b))).toBe(level);
    expect(levelOf(field, probeOf('拓博', b), probeOf('拓博', a))).toBe(level);
  });

  it.each([
    ['trade', '北京拓博电子科技有限公司', '北京拓博科技电子有限公司', 'reordered'],
    ['trade', '北京拓博电子科技有限公司', '北京拓博电子贸易有限公司', 'overlap'],
    ['trade', '北京拓博电子有限公司', '北京拓博食品有限公司', 'different'],
    ['trade', '北京拓博电子有限公司', '北京拓博有限公司', 'oneSided'],
    ['trade', '拓博医疗', '山东拓博医疗器械股份有限公司', 'overlap'],
    ['trade', '拓博高科', '广东拓博高新科技股份有限公司', 'overlap'],
    ['trade', '拓博健康', '拓博健康保障服务集团股份有限公司', 'overlap'],
    ['trade', '拓博高科有限公司', '广东拓博高新科技股份有限公司', 'different'],
    ['trade', '拓博酒业', '广东拓博高新科技股份有限公司', 'different'],
    ['legalForm', '拓博股份', '拓博药业集团股份有限公司', 'equal'],
    ['legalForm', '拓博', '拓博药业集团股份有限公司', 'missing'],
    ['legalForm', '拓博股份有限公司', '拓博集团股份有限公司', 'group'],
    ['region', '泉南建材公司', '海南建材公司', 'missing'],
    ['region', '河南拓博建筑公司', '拓博建筑公司', 'oneSided'],
    ['region', '海南建恒公司', '海南建材公司', 'samePlace'],
    ['legalForm', '拓博有限公司', '拓博有限责任公司', 'equal'],
    ['legalForm', '拓博有限公司', '拓博股份有限公司', 'different'],
    ['legalForm', '拓博有限公司', '拓博公司', 'vague'],
    ['branch', '拓博有限公司上海分公司', '拓博有限公司', 'oneSided'],
    ['branch', '拓博有限公司上海分公司', '拓博有限公司上海市分公司', 'same'],
    ['branch', '拓博有限公司上海分公司', '拓博有限公司杭州分公司', 'different'],
    ['numbers', '北京第一拓博厂', '北京第二拓博厂', 'different'],
    ['numbers', '北京第一拓博厂', '北京第1拓博厂', 'equal'],
    ['numbers', '中铁一局集团有限公司', '中铁二局集团有限公司', 'different'],
    ['numbers', '中铁一局集团有限公司', '中铁第一局集团有限公司', 'equal'],
    ['numbers', '上海一建', '上海二建', 'different'],
    ['numbers', '国棉一厂', '国棉二厂', 'different'],
    ['numbers', '市政工程三公司', '市政工程四公司', 'different'],
    ['numbers', '中国二十冶集团有限公司', '中国十九冶集团有限公司', 'different'],
    ['numbers', '统一建设集团', '天一公司', 'missing'],
    ['region', '东阳光药业', '广东东阳光药业有限公司', 'missing'],
    ['name', '东阳光药业', '广东东阳光药业有限公司', 'coreEqual'],
    ['numbers', 'Tuobo Fund II', 'Tuobo Fund III', 'different'],
  ])('%s of %s and %s is %s', (field, a, b, level) => {
    expect(levelOf(field, probeOf(a), probeOf(b))).toBe(level);
  });

  it('reads a place before the brand both ways', () => {
    expect(levelOf('name', probeOf('青岛啤酒'), probeOf('青岛啤酒股份有限公司'))).toBe('equalStem');
    expect(levelOf('name', probeOf('常山北明'), probeOf('石家庄常山北明科技股份有限公司'))).not.toBe('disjoint');
  });
});

describe('codes', () => {
  it.each([
    ['91110000600037341L', true],
    ['91110000600037341M', false],
    ['9111000060003734', false],
    ['000000000000000000', false],
    ['123456789012345678', false],
    ['', false],
  ])('%j is valid: %s', (written, expected) => {
    expect(isValidUscc(written)).toBe(expected);
  });

  it('are read out of whatever stands around them, letters that codes never use as the digits they resemble', () => {
    expect(cleanUscc('（代码：9111 OOOO-6OOO3734IL）')).toBe('91110000600037341L');
  });

  it('are no evidence where they only fill the field', () => {
    const filled = { uscc: '000000000000000000' };
    expect(levelOf('uscc', probeOf('拓博', filled), probeOf('瑞声', filled))).toBe('missing');
  });
});

describe('alignment', () => {
  it.each([
    ['拓博', '拓博', 2, 0],
    ['拓博', '博拓', 2, 1],
    ['拓博科技', '拓博技', 2, 1],
    ['abc', 'xyz', 2, 3],
    ['a', 'abcdef', 2, 3],
  ])('%s to %s within %i takes %i edits', (a, b, limit, edits) => {
    expect(editDistance(a, b, limit)).toBe(edits);
  });

  it('keeps the heaviest common subsequence', () => {
    const { left, right } = commonParts('abxc', 'abyc');
    expect(left).toEqual([true, true, false, true]);
    expect(right).toEqual([true, true, false, true]);
  });

  it('marks what differs, in the positions of what was written', () => {
    const left = '北.京拓搏科技';
    const right = '北京拓博科技公司';
    const spans = differingSpans(left, right);
    expect(spans.left.map(([start, end]) => left.slice(start, end))).toEqual(['搏']);
    expect(spans.right.map(([start, end]) => right.slice(start, end))).toEqual(['博', '公司']);
    expect(differingSpans('騰訊（深圳）', '腾讯深圳')).toEqual({ left: [], right: [] });
    expect(differingSpans('Ａ&B', 'a and b')).toEqual({ left: [], right: [] });
  });
});
