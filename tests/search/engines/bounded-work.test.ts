// A lookup does a bounded amount of work whatever is typed: counted, because a clock would measure the machine.
import { beforeAll, describe, expect, it } from 'vitest';
import { Builder } from '#search/engines/embedded/builder.ts';
import { CompanyIndex } from '#search/engines/embedded/company-index.ts';
import { retrieve, Scratch } from '#search/engines/embedded/retrieve.ts';
import { probeFeatures } from '#search/engines/embedded/features.ts';
import { COMMON_WORDS, LONG_NAMES } from '#search/evaluate/bench.ts';
import { generateProbes } from '#search/evaluate/corpus.ts';
import { generateCompanies } from '#search/evaluate/generate.ts';
import type { CompanyRecord, Probe } from '#search/matching/record.ts';
import { probeOf } from '#search/matching/record.ts';

const rows = 5_000;

describe('the work of one lookup', () => {
  let index: CompanyIndex;
  let median: { postings: number; rows: number };

  const workOf = (probe: Probe) => {
    const scratch = new Scratch();
    retrieve(index, probeFeatures(probe), 20, scratch);
    return scratch.work;
  };

  /** Every company has the city's words, an agent's phone and the incubator's domain. */
  async function* sharing(): AsyncGenerator<CompanyRecord[]> {
    for await (const batch of generateCompanies(7, rows))
      yield batch.map((record) => ({ ...record, phones: ['0512-66660000'], websiteDomain: 'incubator-test.cn' }));
  }

  beforeAll(async () => {
    index = new CompanyIndex(await new Builder(0).build(sharing()));
    const usual = generateProbes(7, rows, 20).map(({ probe }) => workOf(probe));
    const middle = (of: number[]) => of.sort((a, b) => a - b)[of.length >> 1] ?? 0;
    median = { postings: middle(usual.map((one) => one.postings)), rows: middle(usual.map((one) => one.rows)) };
  });

  it.each([...COMMON_WORDS, ...LONG_NAMES].map((name) => [name.slice(0, 20), name]))(
    'is at most three times the median for %s',
    (_, name) => {
      const work = workOf(probeOf(name));
      expect(work.postings).toBeGreaterThan(0);
      expect(work.postings).toBeLessThanOrEqual(3 * median.postings);
      expect(work.rows).toBeLessThanOrEqual(3 * median.rows);
    },
  );

  it('stays within its budget for a name stuffed with every common word, and contacts that all have', () => {
    const stuffed = '上海中国北京广州深圳科技贸易发展实业投资咨询服务电子信息技术有限公司';
    const otherNames = Array.from({ length: 63 }, (__, at) => ({
      kind: 'alias' as const,
      value: `${stuffed.slice(at % 20)}${stuffed.slice(0, at % 20)}`,
    }));
    const work = workOf(
      probeOf(stuffed, { otherNames, phones: ['0512-66660000'], websiteDomain: 'incubator-test.cn' }),
    );
    expect(work.postings).toBeLessThanOrEqual(30_000 + rows * 1.5 * 0.06 + 60_000);
    expect(work.rows).toBeLessThanOrEqual(512);
  });
});
