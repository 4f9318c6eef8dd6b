import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedName } from '#search/matching/parse.ts';
import { parseName } from '#search/matching/parse.ts';

describe('taking a Chinese name apart', () => {
  it.each<[string, Partial<ParsedName>]>([
    ['北京拓博科技有限公司', { regions: ['北京'], brand: '拓博', trades: ['科技'], legal: 'ltd', core: '拓博科技' }],
    [
      '昆山市拓博精密机械有限责任公司',
      { regions: ['江苏/苏州/昆山'], brand: '拓博', trades: ['精密', '机械'], legal: 'ltd' },
    ],
    ['江苏省苏州市拓博贸易公司', { regions: ['江苏', '江苏/苏州'], brand: '拓博', legal: 'company' }],
    ['拓博科技（上海）股份有限公司', { regions: ['上海'], brand: '拓博', trades: ['科技'], legal: 'plc' }],
    ['拓博传媒山东有限公司', { regions: ['山东'], brand: '拓博', trades: ['传媒'] }],
    ['深圳市天地(集团)股份有限公司', { regions: ['广东/深圳'], brand: '天地', group: ['集团'], legal: 'plc' }],
    ['康佳集团股份有限公司', { brand: '康佳', group: ['集团'], legal: 'plc' }],
    ['青岛啤酒股份有限公司', { brand: '', trades: ['啤酒'], core: '青岛啤酒' }],
    ['湖北机械工程公司', { brand: '', core: '湖北机械工程' }],
    ['广州拓博天然生物科技有限公司', { brand: '拓博', trades: ['天然', '生物', '科技'] }],
    ['杭州欢乐飞机器人科技公司', { brand: '欢乐飞', trades: ['机器人', '科技'] }],
    ['威海某房地产评估有限公司', { brand: '某', trades: ['房地产', '评估'] }],
    ['易县拓博书店', { regions: ['河北/保定/易县'], brand: '拓博', trades: ['书店'], legal: 'establishment' }],
    ['故城县郑口镇拓博服装店', { place: '郑口镇', brand: '拓博' }],
    ['拓博科技有限公司绵阳分公司', { brand: '拓博', branch: { kind: 'branch', place: '绵阳', ordinal: null } }],
    ['拓博银行股份有限公司上海第二支行', { branch: { kind: 'branch', place: '上海', ordinal: '2' } }],
    ['昆山拓博电子公司', { brand: '拓博', trades: ['电子'], branch: null }],
    ['中铁拓博第三工程有限公司', { numbers: ['#3'] }],
    ['21世纪拓博有限公司', { numbers: ['21'] }],
    ['*ST拓博A', { brand: '拓博' }],
    ['广东拓博电子有限公司（大步步）', { brand: '拓博', asides: ['大步步'] }],
    ['拓博（贸易）深圳有限公司', { asides: [] }],
    ['3M中国有限公司', { brand: '3m', regions: ['@CN'] }],
    ['新都华科技有限公司', { core: '华科技', wide: '新都华科技' }],
  ])('%s', (written, parts) => {
    expect(parseName(written)).toMatchObject({ script: 'han', ...parts });
  });

  it('keeps what stands before legal form and branch as the stem', () => {
    expect(parseName('北京拓博科技有限公司上海分公司').stem).toBe('北京拓博科技');
    expect(parseName('深圳天地（集团）股份有限公司').stem).toBe('深圳天地集团');
  });
});

describe('taking a Latin name apart', () => {
  it.each<[string, Partial<ParsedName>]>([
    ['APPLIED MATERIALS INC /DE', { stem: 'applied materials', legal: 'inc', words: ['applied', 'materials'] }],
    ['Applied Materials, Incorporated', { stem: 'applied materials', legal: 'inc' }],
    ['Tuobo Tech Co., Ltd.', { stem: 'tuobo tech', legal: 'ltd', words: ['tuobo', 'technology'] }],
    ['Tuobo Technologies Pte. Ltd.', { legal: 'pte', words: ['tuobo', 'technology'] }],
    ['Tuobo GmbH & Co. KG', { stem: 'tuobo', legal: 'gmbhkg' }],
    ['株式会社', { script: 'han' }],
    ['Tuobo K.K.', { legal: 'kk' }],
    ['PT Tuobo Tbk', { stem: 'tuobo' }],
    ['The Tuobo Group Holdings plc', { group: ['group', 'holdings'], words: ['tuobo'], legal: 'plc' }],
    ['Shanghai Tuobo Trading Co', { regions: ['上海'], brand: 'tuobo' }],
    ['Tuobo Acquisition Corp. II', { numbers: ['2'] }],
    ['Inc.', { stem: 'inc' }],
  ])('%s', (written, parts) => {
    expect(parseName(written)).toMatchObject(parts);
  });
});

describe('parsing anything', () => {
  it('never fails, is bounded, and gives the same parts each time', () => {
    const pieces = fc.constantFrom(
      '北京',
      '市',
      '拓',
      '博',
      '第',
      '一',
      '分公司',
      '有限公司',
      '集团',
      '（',
      '）',
      '镇',
      ' ',
      'Co',
      'Ltd',
      'a',
      '1',
      '公司',
      '营业部',
      '新区',
      '店',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const written = parts.join('');
        const parsed = parseName(written);
        expect(parseName(`${written}`)).toEqual(parsed);
        expect(parsed.core.length).toBeLessThanOrEqual(parsed.text.length + 12);
        expect(parsed.brand.length).toBeLessThanOrEqual(Math.max(parsed.text.length, parsed.core.length));
      }),
      { numRuns: 2_000 },
    );
  });
});
