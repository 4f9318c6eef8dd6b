// Times an engine on a generated master list: building, memory, single lookups and eight in flight, with scoring and
// explanation included, beside the plain baseline. Figures only; nothing here passes or fails.
import type { CandidateEngine } from '../engine.ts';
import { rankMatches } from '../matching/match.ts';
import type { CompanyRecord, Probe } from '../matching/record.ts';
import { PlainCosine } from './baseline.ts';
import { generateProbes } from './corpus.ts';
import { generateCompanies, generateCompany } from './generate.ts';
import { percentile, rounded } from './measure.ts';

type Latency = { p50: number; p95: number; p99: number };

export type BenchLine = {
  engine: string;
  rows: number;
  build_s: number;
  rss_mb: number;
  single_ms: Latency;
  in_flight_8_ms: Latency;
  in_flight_8_per_s: number;
  baseline: { build_s: number; ms: Latency } | null;
};

const LOOKUPS = 400;
const LIMIT = 20;
/** The baseline needs gigabytes beyond this. */
const BASELINE_ROWS = 200_000;

function latencyOf(times: number[]): Latency {
  times.sort((a, b) => a - b);
  return {
    p50: rounded(percentile(times, 0.5)),
    p95: rounded(percentile(times, 0.95)),
    p99: rounded(percentile(times, 0.99)),
  };
}

async function lookUp(engine: CandidateEngine, probe: Probe, seed: number): Promise<number> {
  const start = performance.now();
  const candidates = await engine.candidates(probe, LIMIT);
  // Ids of generated companies carry their number: the record is made again as a database would read it.
  const records = candidates.map(({ id, families }): { record: CompanyRecord; families: string[] } => ({
    record: generateCompany(seed, Number(id.slice(1))),
    families,
  }));
  rankMatches(probe, records, engine.name);
  return performance.now() - start;
}

export async function bench(
  engine: CandidateEngine,
  rows: number,
  seed: number,
  onProgress: (done: number) => void,
): Promise<BenchLine> {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  await engine.rebuild(generateCompanies(seed, rows), 1, onProgress);
  const build = (performance.now() - started) / 1000;
  globalThis.gc?.();
  const rss = process.memoryUsage().rss - before;

  const probes = generateProbes(seed, rows, 25).map(({ probe }) => probe);
  const chosen = Array.from({ length: LOOKUPS }, (_, index) => probes[(index * 37) % probes.length]).filter(
    (probe) => probe !== undefined,
  );
  for (const probe of chosen.slice(0, 50)) await lookUp(engine, probe, seed);
  const single: number[] = [];
  for (const probe of chosen) single.push(await lookUp(engine, probe, seed));

  const parallel: number[] = [];
  const queue = [...chosen];
  const startedParallel = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let probe = queue.pop(); probe; probe = queue.pop()) parallel.push(await lookUp(engine, probe, seed));
    }),
  );
  const took = (performance.now() - startedParallel) / 1000;

  return {
    engine: engine.name,
    rows,
    build_s: rounded(build, 2),
    rss_mb: Math.round(rss / 1_048_576),
    single_ms: latencyOf(single),
    in_flight_8_ms: latencyOf(parallel),
    in_flight_8_per_s: Math.round(chosen.length / took),
    baseline: rows > BASELINE_ROWS ? null : await baselineOf(rows, seed, chosen.slice(0, 100)),
  };
}

async function baselineOf(rows: number, seed: number, probes: readonly Probe[]): Promise<BenchLine['baseline']> {
  const plain = new PlainCosine();
  const started = performance.now();
  for await (const batch of generateCompanies(seed, rows)) for (const record of batch) plain.add(record);
  const build = (performance.now() - started) / 1000;
  const times = probes.map((probe) => {
    const start = performance.now();
    plain.find(probe.name, LIMIT);
    return performance.now() - start;
  });
  return { build_s: rounded(build, 2), ms: latencyOf(times) };
}
