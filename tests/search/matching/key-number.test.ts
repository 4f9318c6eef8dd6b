// Keys as numbers: the same for ever, and different for different keys.
import { describe, expect, it } from 'vitest';
import { keyNumber } from '#search/matching/key-number.ts';
import { deriveKeys, deriveStrongKeys, MAX_KEYS } from '#search/matching/keys.ts';
import type { CompanyRecord } from '#search/matching/record.ts';

describe('The number of a key', () => {
  it('is what stored rows were written with', () => {
    expect([keyNumber('name:苏州恒力机械'), keyNumber('tel:+8613812345678'), keyNumber('')]).toEqual([
      3_171_756_319_431_413, 7_022_604_249_149_370, 4_096_244_671_306_936,
    ]);
  });

  it('is an exact integer, and no two of many keys share one', () => {
    const numbers = new Set<number>();
    for (let index = 0; index < 200_000; index += 1)
      numbers.add(keyNumber(`tel:+861381${String(index).padStart(7, '0')}`));
    expect(numbers.size).toBe(200_000);
    expect([...numbers].every(Number.isSafeInteger)).toBe(true);
  });
});

describe('Strong keys derived alone', () => {
  const names = [
    '新都华科技有限公司',
    '苏州恒力精密机械有限公司(恒力)',
    '北京市海淀区中关村第二小学',
    '3M中国有限公司',
    'Apex Summit 0000012 Industries Ltd.',
    'Granite & Sons Holdings, Inc.',
    '一',
    '',
    '中国科技有限公司上海第一分公司',
  ];
  const company = (own: readonly string[]): CompanyRecord => ({
    id: '',
    names: own.map((value, index) => ({ kind: index === 0 ? 'legal' : 'alias', value })),
    uscc: '91320500MA1MABCD12',
    phones: ['13812345678', '0512-65881234'],
    emails: ['info@hengli.com.cn', 'a@qq.com'],
    websiteDomain: 'www.hengli.com.cn',
  });

  it('are the strong ones among all keys, in their order', () => {
    for (const name of names) expect(deriveStrongKeys(company([name]))).toEqual(deriveKeys(company([name])).strongKeys);
  });

  it('are so when a company has more keys than are kept', () => {
    const many = company([...names, ...Array.from({ length: 60 }, (_, index) => `恒${index}力远大新材料有限公司`)]);
    expect(deriveKeys(many).keys).toHaveLength(MAX_KEYS);
    expect(deriveStrongKeys(many)).toEqual(deriveKeys(many).strongKeys);
  });
});
