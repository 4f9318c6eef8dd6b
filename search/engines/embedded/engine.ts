// The candidate engine inside the process: no service to run, writes visible at once. Owns the index in use and
// replaces it whole after a rebuild or a merge; lookups go on over the old one meanwhile.
import { statSync } from 'node:fs';
import type { Candidate, CandidateEngine, EngineMark, EngineStats, RebuildProgress } from '../../engine.ts';
import type { CompanyRecord, Probe } from '../../matching/record.ts';
import { problemOf } from '../unreadable.ts';
import { Builder } from './builder.ts';
import type { IndexHost, Place } from './index-host.ts';
import { HostHere, HostInThreads } from './index-host.ts';
import type { Segment } from './segment.ts';
import { segmentRows } from './segment.ts';

export type EmbeddedOptions = {
  /** Threads that build and merge; 0 (the default) does both here, in slices. */
  buildThreads?: number;
  /** Threads that answer lookups once the index is large; 0 (the default) always answers here. */
  lookupThreads?: number;
  /** From how many rows on the lookup threads are used. */
  lookupThreadsFrom?: number;
  /** File that `save` writes and `restore` reads; without it nothing is kept. */
  snapshot?: string | null;
  /** Told of what went wrong in the background, where the index stays as it was, and of records that were left out. */
  onProblem?: (problem: unknown) => void;
};

type Write = { put: readonly CompanyRecord[] } | { remove: readonly string[] };

/** A merge is worth its while from so many rows on, and from this share of the index. */
const MERGE_FROM = { rows: 5_000, share: 0.02 };

export class EmbeddedEngine implements CandidateEngine {
  readonly name = 'embedded';
  readonly #options: EmbeddedOptions;
  readonly #builder: Builder;
  #host: IndexHost = new HostHere();
  #segment: Segment | null = null;
  #position = 0;
  // Writes wait for one another, so that a merge begins and ends between two of them.
  #lastWrite: Promise<unknown> = Promise.resolve();
  // Writes made while a new segment is being built; repeated on it before it takes over.
  #meanwhile: Write[] | null = null;
  #rebuilding = false;
  #merging: Promise<void> | null = null;
  #writtenSinceMerge = 0;

  constructor(options: EmbeddedOptions = {}) {
    this.#options = options;
    this.#builder = new Builder(options.buildThreads ?? 0, (left) => options.onProblem?.(problemOf(left)));
  }

  async upsert(records: readonly CompanyRecord[], position: number): Promise<void> {
    await this.#write({ put: records }, records.length, position);
  }

  async remove(ids: readonly string[], position: number): Promise<void> {
    await this.#write({ remove: ids }, ids.length, position);
  }

  candidates(probe: Probe, limit: number): Promise<Candidate[]> {
    return this.#host.candidates(probe, limit);
  }

  suggest(text: string, limit: number): Promise<Candidate[]> {
    return this.#host.suggest(text, limit);
  }

  async stats(): Promise<EngineStats> {
    const { documents, bytes, freshRows, cutFeatures } = await this.#host.figures();
    return {
      name: this.name,
      rows: documents,
      appliedPosition: this.#position,
      indexBytes: bytes,
      freshRows,
      cappedFeatures: cutFeatures,
    };
  }

  async rebuild(
    source: AsyncIterable<readonly CompanyRecord[]>,
    position: number,
    onProgress?: RebuildProgress,
  ): Promise<void> {
    if (this.#rebuilding) throw new Error('The index is being rebuilt already');
    this.#rebuilding = true;
    try {
      await this.#merging;
      await this.#inOrder(async () => {
        this.#meanwhile = [];
      });
      await this.#take(await this.#builder.build(source, onProgress));
      this.#position = Math.max(this.#position, position);
    } finally {
      this.#meanwhile = null;
      this.#rebuilding = false;
      await this.#builder.close();
    }
  }

  /** Building takes seconds and lies in memory: an interrupted one begins anew. */
  async unfinishedRebuild(): Promise<null> {
    return null;
  }

  appliedPosition(): number {
    return this.#position;
  }

  /** Nobody else writes this index. */
  async refresh(): Promise<void> {}

  /**
   * Folds fresh writes and removals into the sealed part, in the background of lookups and writes.
   * @param onBegin called between two writes, when what will be folded in is settled; not called where a merge runs
   */
  merge(onBegin?: () => void): Promise<void> {
    if (this.#rebuilding) return Promise.resolve();
    this.#merging ??= this.#merge(onBegin)
      .then(() => this.#builder.close())
      .finally(() => (this.#merging = null));
    return this.#merging;
  }

  /** Merges, then writes the snapshot; lookups and writes go on. */
  async save(mark: EngineMark): Promise<boolean> {
    const file = this.#options.snapshot;
    if (!file || this.#rebuilding) return false;
    await this.#merging;
    const segment = await this.#sealedAt(mark.position);
    if (!segment) return false;
    try {
      await this.#builder.write(file, segment, mark);
    } finally {
      await this.#builder.close();
    }
    return true;
  }

  /** Takes up the snapshot, where one fits this program. */
  async restore(): Promise<EngineMark | null> {
    const file = this.#options.snapshot;
    if (!file) return null;
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size === 0) return null;
    try {
      const read = await this.#builder.read(file, size);
      if (!read.usable) {
        this.#options.onProblem?.(
          new Error(`The search snapshot cannot be used (${read.because}); the index is built anew`),
        );
        return null;
      }
      await this.#inOrder(async () => {
        this.#meanwhile = [];
      });
      await this.#take(read.segment);
      this.#position = read.mark.position;
      return read.mark;
    } finally {
      this.#meanwhile = null;
      await this.#builder.close();
    }
  }

  /** The sealed part in use, for threads that look up on their own; null before the first build. */
  sharedSegment(): Segment | null {
    return this.#segment;
  }

  async close(): Promise<void> {
    await this.#merging?.catch(() => undefined);
    await this.#builder.close();
    await this.#host.close();
    this.#host = new HostHere();
    this.#segment = null;
  }

  #inOrder<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#lastWrite.then(work);
    this.#lastWrite = turn.catch(() => undefined);
    return turn;
  }

  #write(write: Write, count: number, position: number): Promise<void> {
    return this.#inOrder(async () => {
      await this.#apply(this.#host, write, 'current');
      this.#meanwhile?.push(write);
      this.#position = Math.max(this.#position, position);
      this.#writtenSinceMerge += count;
      await this.#mergeWhenWorthIt();
    });
  }

  async #apply(host: IndexHost, write: Write, place: Place): Promise<void> {
    if ('remove' in write) return host.remove(write.remove, place);
    for (const left of await host.put(write.put, place)) this.#options.onProblem?.(problemOf(left));
  }

  async #mergeWhenWorthIt(): Promise<void> {
    const rows = this.#segment ? segmentRows(this.#segment) : 0;
    const enough = Math.max(MERGE_FROM.rows, rows * MERGE_FROM.share);
    if (this.#writtenSinceMerge < enough || this.#merging || this.#rebuilding) return;
    this.#writtenSinceMerge = 0;
    // Not waited for: it takes its turn among the writes.
    this.merge().catch((problem: unknown) => this.#options.onProblem?.(problem));
  }

  /** The sealed part with everything up to a position and nothing after it, where the index stands there now. */
  async #sealedAt(position: number): Promise<Segment | null> {
    const whole = await this.#inOrder(async () => {
      const { unmerged } = await this.#host.figures();
      return unmerged === 0 && this.#position === position ? this.#segment : null;
    });
    if (whole) return whole;
    let atPosition = false;
    await this.merge(() => (atPosition = this.#position === position));
    return atPosition ? this.#segment : null;
  }

  async #merge(onBegin: (() => void) | undefined): Promise<void> {
    const parts = await this.#inOrder(async () => {
      onBegin?.();
      this.#meanwhile = [];
      this.#writtenSinceMerge = 0;
      return this.#host.toMerge();
    });
    try {
      await this.#take(await this.#builder.merge({ base: this.#segment, alive: parts.alive, chunks: [parts.chunk] }));
    } finally {
      this.#meanwhile = null;
    }
  }

  /** Puts a new segment in place once it has every write made since it was begun. */
  async #take(segment: Segment): Promise<void> {
    const { lookupThreads = 0, lookupThreadsFrom = 0 } = this.#options;
    const threaded = lookupThreads > 0 && segmentRows(segment) >= lookupThreadsFrom;
    const before = this.#host;
    const host = threaded === before instanceof HostInThreads ? before : openHost(threaded ? lookupThreads : 0);
    await host.prepare(segment);
    await this.#inOrder(async () => {
      for (const write of this.#meanwhile ?? []) await this.#apply(host, write, 'next');
      this.#meanwhile = null;
      await host.swap();
      this.#host = host;
      this.#segment = segment;
    });
    if (host !== before) await before.close();
  }
}

function openHost(threads: number): IndexHost {
  return threads > 0 ? new HostInThreads(threads) : new HostHere();
}

export function createEmbeddedEngine(options: EmbeddedOptions = {}): EmbeddedEngine {
  return new EmbeddedEngine(options);
}
