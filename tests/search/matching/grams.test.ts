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
    ['湖南湘潭阀门股份有限公司', '湘阀'],
    ['中国农机储运银行股份有限公司', '农储'],
    ['无锡轴承装备股份有限公司', '锡轴'],
    ['嘉兴电缆股份有限公司', '嘉电'],
    ['徐州建材城股份有限公司', '建城'],
    ['江苏建筑工程集团有限公司', '建工'],
    ['广东拓博电力发展有限公司', '粤拓'],
    ['北京拓博精密机械有限公司', '北拓'],
  ])('of %s hold %s, as an abbreviation has it', (name, pair) => {
    expect(pairsOf(name)).toContain(pair);
  });

  it('of what may itself be an abbreviation are its neighbours alone', () => {
    expect(pairsOf('湘潭阀门')).toEqual(['湘潭', '潭阀', '阀门']);
    expect(pairsOf('湘阀')).toEqual(['湘阀']);
  });

  it('are bounded however long the name', () => {
    let count = 0;
    const [name] = prepareCompany(probeOf(`${'北京拓博精密机械'.repeat(200)}有限公司`)).names;
    if (name) eachGram(name, () => count++);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(MAX_GRAMS);
  });
});
