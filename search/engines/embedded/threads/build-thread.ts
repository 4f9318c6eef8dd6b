// A thread in which an index is derived, inverted and assembled.
import type { CompanyRecord } from '../../../matching/record.ts';
import type { Plan } from '../assembly.ts';
import { assembleDocuments, inversionOf, sumNorms } from '../assembly.ts';
import type { Chunk } from '../chunk.ts';
import { deriveChunk } from '../chunk.ts';
import { invertShard, SortSpace } from '../inversion.ts';
import { giveWay } from '#search/threads/give-way.ts';
import { serveJobs } from '#search/threads/thread.ts';

export type BuildJob =
  | { kind: 'derive'; records: readonly CompanyRecord[] }
  /** Chunks of the next plan, in order. */
  | { kind: 'chunks'; chunks: readonly Chunk[] }
  /** The plan that `invert` and `assemble` speak of, without its chunks, and the sums that belong to this thread. */
  | { kind: 'plan'; plan: Plan; squares: Float64Array }
  | { kind: 'invert'; shard: number }
  | { kind: 'assemble' }
  | { kind: 'norms'; norms: Float32Array; firstRow: number; squares: readonly Float64Array[] };

let told: Chunk[] = [];
let current: { plan: Plan; squares: Float64Array; space: SortSpace } | null = null;

function planned() {
  if (!current) throw new Error('There is no plan');
  return current;
}

giveWay();
serveJobs<BuildJob>((job) => {
  switch (job.kind) {
    case 'derive':
      return deriveChunk(job.records);
    case 'chunks':
      told.push(...job.chunks);
      return null;
    case 'plan':
      current = { plan: { ...job.plan, chunks: told }, squares: job.squares, space: new SortSpace() };
      told = [];
      return null;
    case 'invert':
      return invertShard(inversionOf(planned().plan, job.shard, planned().squares), planned().space);
    case 'assemble':
      return assembleDocuments(planned().plan);
    case 'norms':
      current = null;
      sumNorms(job.norms, job.firstRow, job.squares);
      return null;
  }
});
