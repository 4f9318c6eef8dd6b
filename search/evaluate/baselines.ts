// The two plain ways of looking a company up, over the same master list and probes as the matcher: figures beside
// which its own can be read.
import type { CompanyRecord } from '../matching/record.ts';
import { PlainCosine } from './baseline.ts';
import type { ProbeRow } from './corpus-files.ts';
import { rounded } from './measure.ts';
import { PlainQuery } from './plain-query.ts';

export type BaselineFigures = Record<string, Record<string, { n: number; recall_at_20: number; top1: number }>>;

/** Probes of one class that the baselines are asked: they are slow, and their figures need no third digit. */
const PER_CLASS = 150;

export function measureBaselines(
  records: Iterable<CompanyRecord>,
  probes: readonly ProbeRow[],
  limit: number,
): BaselineFigures {
  const plain = { plain_query: new PlainQuery(), bigram_cosine: new PlainCosine() };
  for (const record of records) for (const one of Object.values(plain)) one.add(record);
  const asked: ProbeRow[] = [];
  const counts = new Map<string, number>();
  for (const probe of probes) {
    const count = counts.get(probe.class) ?? 0;
    if (probe.expectedId === null || count >= PER_CLASS) continue;
    counts.set(probe.class, count + 1);
    asked.push(probe);
  }
  const figures: BaselineFigures = {};
  for (const [name, baseline] of Object.entries(plain)) {
    const tallies: Record<string, { n: number; found: number; first: number }> = {};
    for (const { class: of, probe, expectedId } of asked) {
      const tally = (tallies[of] ??= { n: 0, found: 0, first: 0 });
      const rank = baseline.find(probe.name, limit).indexOf(expectedId ?? '');
      tally.n++;
      if (rank >= 0) tally.found++;
      if (rank === 0) tally.first++;
    }
    figures[name] = Object.fromEntries(
      Object.entries(tallies).map(([of, { n, found, first }]) => [
        of,
        { n, recall_at_20: rounded(found / n, 4), top1: rounded(first / n, 4) },
      ]),
    );
  }
  return figures;
}
