// Times an engine on a generated master list: building, memory, keeping, lookups one by one, eight in flight and from
// worker threads, with scoring and explanation included, beside the plain baseline. Figures only; nothing here passes
// or fails.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { CandidateEngine } from '../engine.ts';
import { EmbeddedEngine } from '../engines/embedded/engine.ts';
import { rankMatches } from '../matching/match.ts';
import type { Probe } from '../matching/record.ts';
import { probeOf } from '../matching/record.ts';
import { PlainCosine } from './baseline.ts';
import type { WorkersLine } from './bench-workers.ts';
import { processorTime, timeWorkers } from './bench-workers.ts';
import { generateProbes } from './corpus.ts';
import { engineFor } from './engine-for.ts';
import { generateCompanies, generateCompany } from './generate.ts';
import { percentile, rounded } from './measure.ts';

type Latency = { p50: number; p95: number; p99: number };

export type BenchLine = {
  engine: string;
  rows: number;
  build_s: number;
  /** Processor time of this process while building, all threads: what a busy machine does not distort. */
  build_cpu_s: number;
  /** Resident memory over that before the build: after it, and the most at any time of it. */
  rss_mb: number;
  peak_mb: number | null;
  index_mb: number | null;
  /** Candidates, scoring and explanation, one lookup at a time. */
  single_ms: Latency;
  candidates_ms: Latency;
  /** Processor time of one lookup, on average. */
  cpu_ms: { candidates: number; whole: number };
  in_flight_8_ms: Latency;
  in_flight_8_per_s: number;
  /** Whole lookups by worker threads over the one shared index; null where the engine lives elsewhere. */
  workers: WorkersLine | null;
  /** Longest time the event loop was held up, in ms beyond its due. */
  stall_ms: { build: number; merge: number | null };
  snapshot: { write_s: number; load_s: number; mb: number } | null;
  capped_features: number | null;
  /** Median of a probe of nothing but the commonest words, and of a name of 10,000 characters, over the median. */
  common_words_ratio: number;
  long_name_ratio: number;
  /** Bigram cosine over the same list. */
  baseline: { build_s: number; ms: Latency } | null;
};

export type BenchOptions = {
  engine: string;
  rows: number;
  seed: number;
  /** Worker threads that look up at the same time. */
  threads: number;
  /** Whether the plain baseline is timed too; it takes gigabytes and minutes at a million rows. */
  baseline: boolean;
  onProgress: (what: string, done: number, of: number) => void;
};

const LOOKUPS = 400;
const LIMIT = 20;
/** Names that would be looked up for ever if nothing bounded the work. */
export const COMMON_WORDS = ['中国 科技 有限公司', '上海贸易有限公司', '中国科技集团', 'China Technology Co., Ltd.'];
export const LONG_NAMES = ['北京拓博科技'.repeat(1_667), 'applied materials '.repeat(556)];
const MEBIBYTE = 1_048_576;

function latencyOf(times: number[]): Latency {
  times.sort((a, b) => a - b);
  return {
    p50: rounded(percentile(times, 0.5)),
    p95: rounded(percentile(times, 0.95)),
    p99: rounded(percentile(times, 0.99)),
  };
}

/** The most resident memory this process ever had, in bytes, where the system tells. */
function peakMemory(): number | null {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    return line ? Number(line[1]) * 1_024 : null;
  } catch {
    return null;
  }
}

/** Runs `work` and answers how long the event loop was held up at most, in ms. */
async function stallDuring(work: () => Promise<unknown>): Promise<number> {
  const resolution = 2;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  await work();
  delay.disable();
  return rounded(Math.max(0, delay.max / 1e6 - resolution), 1);
}

type Timed = { candidates: number; whole: number; cpuCandidates: number; cpuWhole: number };

/** One lookup. Reading the records of the candidates, which a database does, is left out of the time. */
async function lookUp(engine: CandidateEngine, probe: Probe, seed: number): Promise<Timed> {
  const cpuStart = processorTime();
  const start = performance.now();
  const candidates = await engine.candidates(probe, LIMIT);
  const found = performance.now() - start;
  const cpuFound = processorTime() - cpuStart;
  const records = candidates.map(({ id, families }) => ({
    record: generateCompany(seed, Number(id.slice(1))),
    families,
  }));
  const cpuScored = processorTime();
  const scored = performance.now();
  rankMatches(probe, records, engine.name);
  return {
    candidates: found,
    whole: found + performance.now() - scored,
    cpuCandidates: cpuFound,
    cpuWhole: cpuFound + processorTime() - cpuScored,
  };
}

export async function bench({
  engine: name,
  rows,
  seed,
  threads,
  baseline,
  onProgress,
}: BenchOptions): Promise<BenchLine> {
  const folder = mkdtempSync(join(tmpdir(), 'search-bench-'));
  const snapshot = join(folder, 'index');
  const engine = engineFor(name, { snapshot });
  try {
    // Everything is loaded and warm before memory is counted.
    await lookUp(engine, probeOf('北京拓博科技有限公司'), seed);
    for await (const batch of generateCompanies(seed, 2_000)) onProgress('warm', batch.length, 2_000);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const cpuBefore = processorTime();
    const started = performance.now();
    const buildStall = await stallDuring(() =>
      engine.rebuild(generateCompanies(seed, rows, 0, 500), 1, (done) => onProgress('index', done, rows)),
    );
    const build = (performance.now() - started) / 1000;
    const buildCpu = (processorTime() - cpuBefore) / 1000;
    const peak = peakMemory();
    globalThis.gc?.();
    const rss = process.memoryUsage().rss - before;

    const probes = generateProbes(seed, rows, 25).map(({ probe }) => probe);
    const chosen = Array.from({ length: LOOKUPS }, (_, index) => probes[(index * 37) % probes.length]).filter(
      (probe) => probe !== undefined,
    );
    const timed = await timeLookups(engine, chosen, seed);
    onProgress('lookups', LOOKUPS, LOOKUPS);
    const segment = engine instanceof EmbeddedEngine ? engine.sharedSegment() : null;
    const workers = segment ? await timeWorkers(segment, chosen, seed, threads) : null;
    const stats = await engine.stats();
    const kept = engine instanceof EmbeddedEngine ? await timeSnapshot(engine, snapshot) : null;
    const mergeStall = engine instanceof EmbeddedEngine ? await timeMerge(engine, rows, seed) : null;
    await engine.close();
    return {
      engine: engine.name,
      rows,
      build_s: rounded(build, 2),
      build_cpu_s: rounded(buildCpu, 2),
      rss_mb: Math.round(rss / MEBIBYTE),
      peak_mb: peak === null ? null : Math.round((peak - before) / MEBIBYTE),
      index_mb: stats.indexBytes === null ? null : Math.round(stats.indexBytes / MEBIBYTE),
      ...timed,
      workers,
      stall_ms: { build: buildStall, merge: mergeStall },
      snapshot: kept,
      capped_features: stats.cappedFeatures,
      baseline: baseline ? await timeBaseline(rows, seed, chosen.slice(0, 60), onProgress) : null,
    };
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeLookups(engine: CandidateEngine, probes: readonly Probe[], seed: number) {
  // A server that has run for a while: what is compiled as it runs has been.
  for (let round = 0; round < 2; round++) for (const probe of probes) await lookUp(engine, { ...probe }, seed);
  const whole: number[] = [];
  const candidates: number[] = [];
  const cpu = { candidates: 0, whole: 0 };
  for (const probe of probes) {
    const times = await lookUp(engine, { ...probe }, seed);
    whole.push(times.whole);
    candidates.push(times.candidates);
    cpu.candidates += times.cpuCandidates / probes.length;
    cpu.whole += times.cpuWhole / probes.length;
  }
  const single = latencyOf(whole);
  const ratioOf = async (names: readonly string[]) => {
    const medians: number[] = [];
    for (const name of names) {
      const times: number[] = [];
      for (let round = 0; round < 15; round++) times.push((await lookUp(engine, probeOf(name), seed)).whole);
      medians.push(latencyOf(times).p50);
    }
    return rounded(Math.max(...medians) / single.p50, 2);
  };
  const common = await ratioOf(COMMON_WORDS);
  const long = await ratioOf(LONG_NAMES);

  const parallel: number[] = [];
  const queue = probes.map((probe) => ({ ...probe }));
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let probe = queue.pop(); probe; probe = queue.pop()) {
        const start = performance.now();
        await lookUp(engine, probe, seed);
        parallel.push(performance.now() - start);
      }
    }),
  );
  const took = (performance.now() - started) / 1000;
  return {
    single_ms: single,
    candidates_ms: latencyOf(candidates),
    cpu_ms: { candidates: rounded(cpu.candidates), whole: rounded(cpu.whole) },
    in_flight_8_ms: latencyOf(parallel),
    in_flight_8_per_s: Math.round(probes.length / took),
    common_words_ratio: common,
    long_name_ratio: long,
  };
}

async function timeSnapshot(engine: EmbeddedEngine, file: string): Promise<BenchLine['snapshot']> {
  const started = performance.now();
  await engine.save({ position: engine.appliedPosition(), source: 'bench' });
  const write = performance.now() - started;
  const bytes = readFileSync(file, { flag: 'r' }).byteLength;
  const second = engineFor('embedded', { snapshot: file });
  const opened = performance.now();
  const mark = await second.restore();
  const load = performance.now() - opened;
  await second.close();
  if (!mark) throw new Error('The snapshot could not be loaded');
  return {
    write_s: rounded(write / 1000, 2),
    load_s: rounded(load / 1000, 2),
    mb: Math.round(bytes / MEBIBYTE),
  };
}

/** Folds new and changed companies into the index. */
async function timeMerge(engine: EmbeddedEngine, rows: number, seed: number): Promise<number> {
  const fresh = Math.min(4_000, Math.ceil(rows / 20));
  for await (const batch of generateCompanies(seed + 1, fresh, 0, 200)) await engine.upsert(batch, 2);
  return stallDuring(() => engine.merge());
}

async function timeBaseline(
  rows: number,
  seed: number,
  probes: readonly Probe[],
  onProgress: BenchOptions['onProgress'],
): Promise<BenchLine['baseline']> {
  const plain = new PlainCosine();
  const started = performance.now();
  let done = 0;
  for await (const batch of generateCompanies(seed, rows)) {
    for (const record of batch) plain.add(record);
    onProgress('baseline', (done += batch.length), rows);
  }
  const build = (performance.now() - started) / 1000;
  const times = probes.map((probe) => {
    const start = performance.now();
    plain.find(probe.name, LIMIT);
    return performance.now() - start;
  });
  return { build_s: rounded(build, 2), ms: latencyOf(times) };
}
