// How many whole lookups a second several threads do over one shared index: finding, scoring and explaining. Each thread
// has read its candidates' records beforehand, as a database would have them at hand.
import type { Segment } from '../engines/embedded/segment.ts';
import { Thread } from '#search/threads/thread.ts';
import type { Probe } from '../matching/record.ts';
import type { BenchJob } from './bench-thread.ts';
import { rounded } from './measure.ts';

/** Processor time of this process so far, all threads, in ms. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const MODULE = '#search/evaluate/bench-thread.ts';

export type WorkersLine = {
  threads: number;
  lookups_per_s: number;
  /** Processor time of one lookup, on average, all of this process counted. */
  cpu_ms: number;
};

export async function timeWorkers(
  segment: Segment,
  probes: readonly Probe[],
  seed: number,
  count: number,
): Promise<WorkersLine> {
  const threads = Array.from({ length: count }, () => new Thread<BenchJob>(MODULE));
  try {
    await Promise.all(threads.map((thread) => thread.ask({ kind: 'prepare', segment, probes, seed })));
    const cpuStarted = processorTime();
    const started = performance.now();
    const done = await Promise.all(threads.map((thread) => thread.ask<number>({ kind: 'run' })));
    const seconds = (performance.now() - started) / 1000;
    const cpu = processorTime() - cpuStarted;
    const lookups = done.reduce((sum, one) => sum + one, 0);
    return { threads: count, lookups_per_s: Math.round(lookups / seconds), cpu_ms: rounded(cpu / lookups) };
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
}
