import { describe, expect, it } from 'vitest';
import { eachGram, MAX_GRAMS } from '#search/matching/grams.ts';
import { prepareCompany } from '#search/matching/prepare.ts';
import { probeOf } from '#search/matching/record.ts';

function pairsOf(name: string): string[] {
  const pairs: string[] = [];
  for (const one of prepareCompany(probeOf(name)).names)
    eachGram(one, (family, value) => {
      if (family === 'pair') pairs.push(value);
    });
  return pairs;
}

describe('the pairs of a Chinese name', () => {
  it.each([
    ['湖南湘潭电机股份有限公司', '湘电'],
    ['中国邮政储蓄银行股份有限公司', '邮储'],
    ['无锡锻压装备股份有限公司', '锡锻'],
    ['嘉兴电缆股份有限公司', '嘉电'],
    ['徐州商业城股份有限公司', '商城'],
    ['江苏建筑工程集团有限公司', '建工'],
    ['广东拓博电力发展有限公司', '粤拓'],
    ['北京拓博精密机械有限公司', '北拓'],
  ])('of %s hold %s, as an abbreviation has it', (name, pair) => {
    expect(pairsOf(name)).toContain(pair);
  });

  it('of what may itself be an abbreviation are its neighbours alone', () => {
    expect(pairsOf('湘潭电机')).toEqual(['湘潭', '潭电', '电机']);
    expect(pairsOf('湘电')).toEqual(['湘电']);
  });

  it('are bounded however long the name', () => {
    let count = 0;
    const [name] = prepareCompany(probeOf(`${'北京拓博精密机械'.repeat(200)}有限公司`)).names;
    if (name) eachGram(name, () => count++);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(MAX_GRAMS);
  });
});
