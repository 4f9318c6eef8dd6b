// One of the threads of the benchmark: looks every probe up in the shared index, scores and explains.
import { OwnIndexes } from '../engines/embedded/index-host.ts';
import type { Segment } from '../engines/embedded/segment.ts';
import { serveJobs } from '#search/threads/thread.ts';
import { rankMatches } from '../matching/match.ts';
import type { CompanyRecord, Probe } from '../matching/record.ts';
import { generateCompany } from './generate.ts';

export type BenchJob =
  | { kind: 'prepare'; segment: Segment; probes: readonly Probe[]; seed: number }
  /** Answers how many lookups were done. */
  | { kind: 'run' };

const LIMIT = 20;
const WARM_ROUNDS = 2;
const ROUNDS = 3;

const own = new OwnIndexes();
const records = new Map<string, CompanyRecord>();
let probes: readonly Probe[] = [];

function lookUp(probe: Probe): void {
  const candidates = own.candidates(probe, LIMIT).flatMap(({ id, families }) => {
    const record = records.get(id);
    // A copy, as every read from a database is: nothing is remembered of it.
    return record ? [{ record: { ...record }, families }] : [];
  });
  rankMatches(probe, candidates, 'embedded');
}

serveJobs<BenchJob>((job) => {
  if (job.kind === 'prepare') {
    own.prepare(job.segment);
    own.swap();
    probes = job.probes;
    for (const probe of probes)
      for (const { id } of own.candidates(probe, LIMIT))
        if (!records.has(id)) records.set(id, generateCompany(job.seed, Number(id.slice(1))));
    // A server that has run for a while: what is compiled as it runs has been.
    for (let round = 0; round < WARM_ROUNDS; round++) for (const probe of probes) lookUp({ ...probe });
    return 0;
  }
  for (let round = 0; round < ROUNDS; round++) for (const probe of probes) lookUp({ ...probe });
  return probes.length * ROUNDS;
});
