// How many whole lookups a second several threads do over one shared index: finding, scoring and explaining. Each thread
// has read its candidates' records beforehand, as a database would have them at hand.
import type { Segment } from '../engines/embedded/segment.ts';
import { Thread } from '#search/threads/thread.ts';
import type { Probe } from '../matching/record.ts';
import type { BenchJob } from './bench-thread.ts';

const MODULE = '#search/evaluate/bench-thread.ts';

export async function lookupsPerSecond(
  segment: Segment,
  probes: readonly Probe[],
  seed: number,
  count: number,
): Promise<number> {
  const threads = Array.from({ length: count }, () => new Thread<BenchJob>(MODULE));
  try {
    await Promise.all(threads.map((thread) => thread.ask({ kind: 'prepare', segment, probes, seed })));
    const started = performance.now();
    const done = await Promise.all(threads.map((thread) => thread.ask<number>({ kind: 'run' })));
    const seconds = (performance.now() - started) / 1000;
    return Math.round(done.reduce((sum, lookups) => sum + lookups, 0) / seconds);
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
}
