// Runs probes through an engine and the scorer, and counts: found, first, how it was judged, how long it took.
// The figures of MATCHING §4; it knows nothing of files.
import type { Verdict } from '#app/domain/duplicate/explanation.ts';
import { verdicts } from '#app/domain/duplicate/explanation.ts';
import type { CandidateEngine } from '../engine.ts';
import { rankMatches } from '../matching/match.ts';
import type { CompanyRecord } from '../matching/record.ts';
import type { ProbeRow } from './corpus-files.ts';
import type { Judged } from './calibration.ts';
import { calibrationError } from './calibration.ts';

export type ClassFigures = {
  n: number;
  recall_at_20: number;
  top1: number;
  mrr: number;
  verdicts: Record<Verdict, number>;
};

export type Figures = {
  engine: string;
  rows: number;
  build_s: number;
  rss_mb: number;
  latency_ms: { p50: number; p95: number; p99: number };
  classes: Record<string, ClassFigures>;
  false_likely_per_100: number | null;
  /** Expected calibration error over the best candidate of every lookup, 0 to 1. */
  ece: number | null;
};

/** Value at a share of the sorted list, 0 for none. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}

type Tally = { n: number; found: number; first: number; reciprocal: number; verdicts: Record<Verdict, number> };

function emptyTally(): Tally {
  return {
    n: 0,
    found: 0,
    first: 0,
    reciprocal: 0,
    verdicts: Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>,
  };
}

export type Measured = Pick<Figures, 'latency_ms' | 'classes' | 'false_likely_per_100' | 'ece'> & {
  misses: { probe: ProbeRow; rank: number; bestId: string | null; verdict: Verdict }[];
};

const RECALL_AT = 20;

/**
 * Looks every probe up. `recordOf` stands for the database that holds the records. Recall counts the expected
 * record among the first 20 candidates whatever `limit` is, everything else among the first `limit`; for probes not in the list, `none` is the right verdict.
 */
export async function measure(
  engine: CandidateEngine,
  probes: readonly ProbeRow[],
  recordOf: (id: string) => CompanyRecord | undefined,
  limit: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<Measured> {
  const tallies = new Map<string, Tally>();
  const times: number[] = [];
  const misses: Measured['misses'] = [];
  const judged: Judged[] = [];
  let absent = 0;
  let falseLikely = 0;
  for (const [done, row] of probes.entries()) {
    if (done % 100 === 0) onProgress(done);
    const start = performance.now();
    const candidates = await engine.candidates(row.probe, Math.max(limit, RECALL_AT));
    const isFound = candidates.slice(0, RECALL_AT).some(({ id }) => id === row.expectedId);
    const known = candidates.slice(0, limit).flatMap(({ id, families }) => {
      const record = recordOf(id);
      return record ? [{ record, families }] : [];
    });
    const ranked = rankMatches(row.probe, known, engine.name);
    times.push(performance.now() - start);
    const tally = tallies.get(row.class) ?? emptyTally();
    tallies.set(row.class, tally);
    tally.n++;
    const verdict = ranked[0]?.explanation.verdict ?? 'none';
    tally.verdicts[verdict]++;
    const best = ranked[0];
    if (best) judged.push({ probability: best.explanation.probability, same: best.id === row.expectedId });
    if (row.expectedId === null) {
      absent++;
      const bad = ranked.some(({ explanation }) => explanation.verdict === 'likely' || explanation.verdict === 'exact');
      if (bad) falseLikely++;
      if (bad) misses.push({ probe: row, rank: 0, bestId: ranked[0]?.id ?? null, verdict });
      continue;
    }
    const rank = ranked.findIndex(({ id }) => id === row.expectedId) + 1;
    if (isFound) tally.found++;
    if (rank === 1) tally.first++;
    else misses.push({ probe: row, rank, bestId: ranked[0]?.id ?? null, verdict });
    tally.reciprocal += rank > 0 ? 1 / rank : 0;
  }
  times.sort((a, b) => a - b);
  const classes = Object.fromEntries(
    [...tallies].map(([name, { n, found, first, reciprocal, verdicts: counts }]) => [
      name,
      {
        n,
        recall_at_20: rounded(found / n, 4),
        top1: rounded(first / n, 4),
        mrr: rounded(reciprocal / n, 4),
        verdicts: counts,
      },
    ]),
  );
  return {
    latency_ms: {
      p50: rounded(percentile(times, 0.5)),
      p95: rounded(percentile(times, 0.95)),
      p99: rounded(percentile(times, 0.99)),
    },
    classes,
    false_likely_per_100: absent === 0 ? null : rounded((falseLikely / absent) * 100, 2),
    ece: calibrated(judged),
    misses,
  };
}

function calibrated(judged: readonly Judged[]): number | null {
  const error = calibrationError(judged);
  return error === null ? null : rounded(error, 4);
}
