import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlainCosine } from '#search/evaluate/baseline.ts';
import { measureBaselines } from '#search/evaluate/baselines.ts';
import { generateCompany } from '#search/evaluate/generate.ts';
import { bestThreshold, f1At } from '#search/evaluate/label-pairs.ts';
import { probesOfNames, readNameFiles, recordOfName } from '#search/evaluate/name-files.ts';
import { pairsOfNames } from '#search/evaluate/name-pairs.ts';
import { PlainQuery } from '#search/evaluate/plain-query.ts';
import { probeOf } from '#search/matching/record.ts';

const folder = mkdtempSync(join(tmpdir(), 'names-'));
const invented = Array.from({ length: 400 }, (_, index) => generateCompany(3, index).names[0]?.value ?? '');
beforeAll(() => {
  const han = invented.filter((name) => /[\u4e00-\u9fff]/.test(name));
  writeFileSync(
    join(folder, 'listed-cn-short-full.csv'),
    `short_name,legal_name\n${han
      .slice(0, 40)
      .map((name) => `${name.slice(2, 6)},${name}`)
      .join('\n')}\n`,
  );
  writeFileSync(join(folder, 'employers-cn.txt'), `${han.join('\n')}\n\n${han[0] ?? ''}\n`);
  writeFileSync(join(folder, 'sec-titles-en.txt'), invented.filter((name) => !han.includes(name)).join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('names read in place', () => {
  it('come once each, in two halves, with some kept out of the list', () => {
    const companies = readNameFiles(folder);
    expect(new Set(companies.map(({ name }) => name)).size).toBe(companies.length);
    expect(companies.length).toBeGreaterThan(380);
    const tune = companies.filter(({ half }) => half === 'tune').length;
    expect(tune / companies.length).toBeGreaterThan(0.4);
    expect(tune / companies.length).toBeLessThan(0.6);
    const out = companies.filter(({ listed }) => !listed).length / companies.length;
    expect(out).toBeGreaterThan(0.12);
    expect(out).toBeLessThan(0.28);
    expect(readNameFiles(folder)).toEqual(companies);
    expect(readNameFiles(join(folder, 'nowhere'))).toEqual([]);
  });

  it('give probes of one half only, the absent ones for nobody', () => {
    const companies = readNameFiles(folder);
    const byId = new Map(companies.map((company) => [company.id, company]));
    const probes = probesOfNames(companies, 'held', 1, 5);
    expect(new Set(probes.map((probe) => probe.class))).toContain('short_to_full');
    for (const { class: of, expectedId } of probes) {
      if (of === 'absent') expect(expectedId).toBeNull();
      else expect(byId.get(expectedId ?? '')).toMatchObject({ half: 'held', listed: true });
    }
  });

  it('give pairs, as many different as same, that a threshold can part', () => {
    const pairs = pairsOfNames(folder, 'tune', 'latin', 1, 5);
    const same = pairs.filter((pair) => pair.same === '1').length;
    expect(same).toBeGreaterThan(10);
    expect(pairs.length - same).toBeGreaterThan(10);
    const judged = [
      { name1: '', name2: '', same: '1', verdict: 'likely', probability: 0.9, bits: 4 },
      { name1: '', name2: '', same: '1', verdict: 'likely', probability: 0.9, bits: 1 },
      { name1: '', name2: '', same: '0', verdict: 'none', probability: 0.1, bits: -2 },
    ] as const;
    expect(f1At(judged, bestThreshold(judged))).toBe(1);
    expect(f1At(judged, 2)).toBe(0.6667);
  });
});

describe('the plain baselines', () => {
  const records = ['北京拓博科技有限公司', '广州瑞声电子有限公司', 'Northwind Instruments Inc'].map((name, at) =>
    recordOfName({ id: String(at), name, shortName: null, half: 'tune', listed: true }),
  );

  it('query: all words must occur, the last may be given up, and only Latin words bear a typo', () => {
    const plain = new PlainQuery();
    for (const record of records) plain.add(record);
    expect(plain.find('拓博 科技', 20)).toEqual(['0']);
    expect(plain.find('拓搏科技', 20)[0]).toBe('0');
    expect(plain.find('搏拓科技', 20)).toEqual([]);
    expect(plain.find('Northwimd Instruments', 20)).toEqual(['2']);
    expect(plain.find('', 20)).toEqual([]);
  });

  it('are asked the same probes', () => {
    const cosine = new PlainCosine();
    for (const record of records) cosine.add(record);
    expect(cosine.find('拓搏科技', 20)[0]).toBe('0');
    const probes = [
      { probeId: 'a', class: 'one', probe: probeOf('北京拓博'), expectedId: '0' },
      { probeId: 'b', class: 'one', probe: probeOf('zzzz'), expectedId: '1' },
      { probeId: 'c', class: 'absent', probe: probeOf('西安'), expectedId: null },
    ];
    expect(measureBaselines(records, probes, 20)).toEqual({
      plain_query: { one: { n: 2, recall_at_20: 0.5, top1: 0.5 } },
      bigram_cosine: { one: { n: 2, recall_at_20: 0.5, top1: 0.5 } },
    });
  });
});
