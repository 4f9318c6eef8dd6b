// Builds and merges segments, in threads where there is much to do and in small slices here where there is not, so that
// the caller's event loop is never held up. Owns its threads and lets them go when the work is done.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RebuildProgress } from '../../engine.ts';
import type { CompanyRecord } from '../../matching/record.ts';
import type { Documents, Parts, Plan } from './assembly.ts';
import { assembleDocuments, inversionOf, planOf, sumNorms } from './assembly.ts';
import type { Unreadable } from '../unreadable.ts';
import type { Chunk, Derived } from './chunk.ts';
import { deriveChunk } from './chunk.ts';
import { derivationHash } from './derivation.ts';
import { invertShard, SortSpace } from './inversion.ts';
import type { Segment, Shard } from './segment.ts';
import { segmentRows, SHARDS } from './segment.ts';
import { sharedFloat64 } from './shared-arrays.ts';
import type { SnapshotMark, SnapshotRead } from './snapshot.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';
import type { BuildJob } from './threads/build-thread.ts';
import type { SnapshotJob } from './threads/snapshot-thread.ts';
import { Thread } from '#search/threads/thread.ts';

/** In megabytes. Small: what a build thread works on lies in shared memory, and of what it makes nearly nothing lives on. */
const HEAP = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 160 };
const MODULE = '#search/engines/embedded/threads/build-thread.ts';
const SNAPSHOT_MODULE = '#search/engines/embedded/threads/snapshot-thread.ts';
/** How long records are derived here between two turns of the event loop, in milliseconds. */
const TURN = 4;
/**
 * Records handed to a thread at once: copying more would hold up the event loop and swell both heaps. Large lists are
 * handed over in larger pieces, because every piece is later made known to every thread.
 */
const BATCH = { small: 500, large: 1_000, from: 200_000 };
/** Chunks a thread is told of in one message. */
const TOLD_AT_ONCE = 50;
/** Batches a thread may have waiting. */
const AHEAD = 2;
/** Below so many records a thread takes longer to start than the work takes. */
const WORTH_A_THREAD = 4_000;

export class Builder {
  readonly #most: number;
  readonly #onUnreadable: (left: Unreadable) => void;
  readonly #threads: Thread<BuildJob>[] = [];
  #snapshots: Thread<SnapshotJob> | null = null;

  /** @param threads at most so many; 0 does everything here */
  constructor(threads: number, onUnreadable: (left: Unreadable) => void = () => {}) {
    this.#most = threads;
    this.#onUnreadable = onUnreadable;
  }

  /** Derives every record of the source and builds a segment of them. */
  async build(source: AsyncIterable<readonly CompanyRecord[]>, onProgress?: RebuildProgress): Promise<Segment> {
    const chunks: (Chunk | null)[] = [];
    const deriving = new Set<Promise<void>>();
    let failure: { reason: unknown } | null = null;
    const derive = async (records: readonly CompanyRecord[]) => {
      const threads = await this.#start();
      const place = chunks.push(null) - 1;
      const thread = threads.reduce((least, one) => (one.load < least.load ? one : least));
      const job: Promise<void> = thread
        .ask<Derived>({ kind: 'derive', records })
        .then((derived) => void (chunks[place] = this.#chunkOf(derived)))
        .catch((reason: unknown) => void (failure ??= { reason }))
        .finally(() => deriving.delete(job));
      deriving.add(job);
      if (deriving.size >= threads.length * AHEAD) await Promise.race(deriving);
      else await nextTurn();
    };
    let gathered: CompanyRecord[] = [];
    let done = 0;
    for await (const records of source) {
      if (this.#most === 0 || (this.#threads.length === 0 && done + records.length < WORTH_A_THREAD)) {
        for (let at = 0; at < records.length;) {
          await nextTurn();
          const derived = deriveChunk(records, at, TURN);
          chunks.push(this.#chunkOf(derived));
          at = derived.end;
        }
      } else {
        gathered = gathered.concat(records);
        const size = done < BATCH.from ? BATCH.small : BATCH.large;
        for (; gathered.length >= size; gathered = gathered.slice(size)) await derive(gathered.slice(0, size));
      }
      if (failure) break;
      done += records.length;
      onProgress?.(done);
    }
    if (gathered.length > 0 && !failure) await derive(gathered);
    await Promise.all(deriving);
    if (failure) throw (failure as { reason: unknown }).reason;
    return this.merge({ base: null, alive: new Uint8Array(0), chunks: chunks.filter((chunk) => chunk !== null) });
  }

  /** A new segment of what lives in an old one and of what the chunks bring. The old one stays as it is. */
  async merge(parts: Parts): Promise<Segment> {
    const plan = planOf(parts);
    const threads = this.#most > 0 && plan.rows >= WORTH_A_THREAD ? await this.#start() : [];
    const squares = Array.from({ length: Math.max(1, threads.length) }, () => sharedFloat64(plan.rows - plan.keptRows));
    return threads.length > 0 ? inThreads(threads, plan, squares) : here(plan, squares);
  }

  async write(file: string, segment: Segment, mark: SnapshotMark): Promise<number> {
    if (this.#most > 0 && segmentRows(segment) >= WORTH_A_THREAD)
      return this.#snapshotThread().ask<number>({ kind: 'write', file, segment, mark });
    return writeSnapshot(file, segment, mark, derivationHash());
  }

  async read(file: string, size: number): Promise<SnapshotRead> {
    // Some two kilobytes a row.
    if (this.#most > 0 && size >= WORTH_A_THREAD * 500)
      return this.#snapshotThread().ask<SnapshotRead>({ kind: 'read', file });
    return readSnapshot(file, derivationHash());
  }

  /** Ends the threads; they start again when there is work. */
  async close(): Promise<void> {
    const threads = [...this.#threads.splice(0), ...(this.#snapshots ? [this.#snapshots] : [])];
    this.#snapshots = null;
    await Promise.all(threads.map((thread) => thread.close()));
  }

  #chunkOf({ chunk, left }: Derived): Chunk {
    for (const one of left) this.#onUnreadable(one);
    return chunk;
  }

  /** One thread a turn of the event loop: starting one takes some milliseconds. */
  async #start(): Promise<readonly Thread<BuildJob>[]> {
    while (this.#threads.length < this.#most) {
      this.#threads.push(new Thread<BuildJob>(MODULE, HEAP));
      await nextTurn();
    }
    return this.#threads;
  }

  #snapshotThread(): Thread<SnapshotJob> {
    return (this.#snapshots ??= new Thread<SnapshotJob>(SNAPSHOT_MODULE, HEAP));
  }
}

async function inThreads(
  threads: readonly Thread<BuildJob>[],
  plan: Plan,
  squares: readonly Float64Array[],
): Promise<Segment> {
  let documents: Documents | null = null;
  const shards: Shard[] = [];
  // In slices: telling a thread of a thousand chunks at once would hold up the event loop.
  for (let at = 0; at < plan.chunks.length; at += TOLD_AT_ONCE) {
    const chunks = plan.chunks.slice(at, at + TOLD_AT_ONCE);
    await Promise.all(threads.map((thread) => thread.ask({ kind: 'chunks', chunks })));
  }
  const rest = { ...plan, chunks: [] };
  // The documents are the longest job, so it is begun first; whoever is free takes the next shard.
  let next = -1;
  await Promise.all(
    threads.map(async (thread, number) => {
      await thread.ask({ kind: 'plan', plan: rest, squares: squares[number] ?? new Float64Array(0) });
      while (next < SHARDS) {
        const job = next++;
        if (job < 0) documents = await thread.ask<Documents>({ kind: 'assemble' });
        else shards[job] = await thread.ask<Shard>({ kind: 'invert', shard: job });
      }
    }),
  );
  const [first] = threads;
  if (!documents || !first) throw new Error('The documents were not assembled');
  const { norms } = documents as Documents;
  // Shared memory: written there, seen here.
  await first.ask({ kind: 'norms', norms, firstRow: plan.keptRows, squares });
  return { ...(documents as Documents), shards };
}

async function here(plan: Plan, squares: readonly Float64Array[]): Promise<Segment> {
  const documents = assembleDocuments(plan);
  const shards: Shard[] = [];
  const space = new SortSpace();
  for (let number = 0; number < SHARDS; number++) {
    await nextTurn();
    shards.push(invertShard(inversionOf(plan, number, squares[0] ?? new Float64Array(0)), space));
  }
  sumNorms(documents.norms, plan.keptRows, squares);
  return { ...documents, shards };
}
