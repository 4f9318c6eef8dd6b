// The candidate engine over a Meilisearch server. Writes wait for their task, so a position once applied is
// visible; every failure to answer in time becomes `EngineUnavailable`, so that the caller can degrade.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Meilisearch } from 'meilisearch';
import type {
  Candidate,
  CandidateEngine,
  EngineMark,
  EngineStats,
  RebuildProgress,
  UnfinishedRebuild,
} from '../../engine.ts';
import { EngineUnavailable } from '../../engine.ts';
import { normaliseText } from '../../matching/normalise.ts';
import type { CompanyRecord, Probe } from '../../matching/record.ts';
import { problemOf } from '../unreadable.ts';
import type { FoundDocument, Hit } from './answers.ts';
import { gathered, ranked, rankedAsTyped } from './answers.ts';
import { derivation } from './derivation.ts';
import type { ProbeQuery } from './queries.ts';
import { probeQueries, suggestQueries } from './queries.ts';
import { Store } from './store.ts';

export type MeilisearchOptions = {
  url: string;
  /** A key that may write and search these indexes; it never leaves the server. */
  key?: string | undefined;
  /** Name of the index; `<name>_next` and `<name>_meta` belong to it. */
  index?: string;
  /** Longest wait for one lookup, in milliseconds. */
  searchTimeoutMs?: number;
  /** Longest wait for one write to become visible, in milliseconds. */
  taskTimeoutMs?: number;
  /** Documents a rebuild sends at once, and after how many it notes how far it has come. */
  rebuild?: { batch: number; noteEvery: number };
  /** Told of records that had to be left out. */
  onProblem?: (problem: unknown) => void;
};

/** A rebuild by another host that gave no sign for so long is taken over; in milliseconds. */
const ABANDONED_AFTER = 600_000;
/**
 * A compressed answer is sent in pieces, and the last waits some 40 ms for the first to be acknowledged (Nagle's algorithm
 * and delayed acknowledgement, RFC 1122 4.2.3): five times what the server needs for a probe.
 */
const uncompressed = { 'Accept-Encoding': 'identity' };
/** A write, to be made to one index or another. */
type Write = (uid: string) => Promise<void>;

export class MeilisearchEngine implements CandidateEngine {
  readonly name = 'meilisearch';
  readonly #search: Meilisearch;
  readonly #store: Store;
  readonly #uid: string;
  readonly #steps: { batch: number; noteEvery: number };
  #position = 0;
  // Names the index that `#position` is of: a rebuild, by this process or another, puts another index in its place.
  #generation = '';
  #ready: Promise<void> | null = null;
  // Writes made while a rebuild runs, repeated on the new index before it takes over; the newest position among them.
  #rebuilding: { writes: Write[]; written: number } | null = null;
  // Writes wait for one another and for the taking over.
  #lastWrite: Promise<unknown> = Promise.resolve();

  constructor(options: MeilisearchOptions) {
    const access = {
      host: options.url,
      ...(options.key === undefined ? {} : { apiKey: options.key }),
      requestInit: { headers: uncompressed },
    };
    this.#search = new Meilisearch({ ...access, timeout: options.searchTimeoutMs ?? 1_500 });
    this.#uid = options.index ?? 'companies';
    this.#steps = options.rebuild ?? { batch: 4_000, noteEvery: 40_000 };
    this.#store = new Store(access, `${this.#uid}_meta`, options.taskTimeoutMs ?? 120_000, (left) =>
      options.onProblem?.(problemOf(left)),
    );
  }

  get #next(): string {
    return `${this.#uid}_next`;
  }

  async upsert(records: readonly CompanyRecord[], position: number): Promise<void> {
    await this.#write((uid) => this.#store.add(uid, records), position);
  }

  async remove(ids: readonly string[], position: number): Promise<void> {
    await this.#write((uid) => this.#store.remove(uid, ids), position);
  }

  async candidates(probe: Probe, limit: number): Promise<Candidate[]> {
    if (limit <= 0) return [];
    return ranked(probe, await this.#ask(probeQueries(this.#uid, probe)), limit);
  }

  async suggest(text: string, limit: number): Promise<Candidate[]> {
    const typed = normaliseText(text.slice(0, 200));
    if (typed === '' || limit <= 0) return [];
    const queries = suggestQueries(this.#uid, text.slice(0, 200), typed, limit * 2);
    return rankedAsTyped(typed, await this.#ask(queries), limit);
  }

  async stats(): Promise<EngineStats> {
    const { documents, bytes, commonKeys } = await this.#guard(async () => {
      await this.#prepare();
      return this.#store.figures(this.#uid);
    });
    return {
      name: this.name,
      rows: documents,
      appliedPosition: this.#position,
      indexBytes: bytes,
      freshRows: 0,
      cappedFeatures: commonKeys,
    };
  }

  async rebuild(
    source: AsyncIterable<readonly CompanyRecord[]>,
    position: number,
    onProgress?: RebuildProgress,
    goOnFrom: UnfinishedRebuild | null = null,
  ): Promise<void> {
    const run = randomUUID();
    let done = goOnFrom?.done ?? 0;
    const note = (after: string) => ({
      run,
      host: hostname(),
      at: Date.now(),
      position,
      after,
      done,
      derivation: derivation(),
    });
    await this.#guard(async () => {
      await this.#prepare();
      await this.#refuseWhileAnotherBuilds(goOnFrom);
      if (!goOnFrom) await this.#store.delete(this.#next);
      await this.#store.ensure(this.#next);
      await this.#store.write('rebuild', note(goOnFrom?.after ?? ''));
      const rebuilding = { writes: [] as Write[], written: position };
      this.#rebuilding = rebuilding;
      try {
        let noted = done;
        const { batch, noteEvery } = this.#steps;
        await this.#store.addAll(
          this.#next,
          source,
          async (records) => {
            done += records.length;
            // Seldom: between two notes the server puts batches together.
            if (done - noted >= noteEvery) {
              noted = done;
              await this.#store.write('rebuild', note(records.at(-1)?.id ?? ''));
            }
            onProgress?.(done);
          },
          batch,
        );
        await this.#inOrder(async () => {
          for (const write of rebuilding.writes) await write(this.#next);
          if ((await this.#store.read('rebuild'))?.run !== run) throw new EngineUnavailable('Another process rebuilds');
          // What other processes wrote to the old index meanwhile is not in this one: its position is its own, known before
          // anybody can meet it.
          const generation = await this.#store.generationOf(this.#next);
          await this.#store.writePosition(generation, rebuilding.written);
          await this.#store.swap(this.#uid, this.#next);
          await this.#store.forgetPosition(this.#generation);
          this.#rebuilding = null;
          this.#position = rebuilding.written;
          this.#generation = generation;
        });
      } finally {
        this.#rebuilding = null;
      }
      await this.#store.delete(this.#next);
      await this.#store.forget('rebuild');
    });
  }

  /** What an interrupted rebuild left on the server, where it was made by the same derivation. */
  async unfinishedRebuild(): Promise<UnfinishedRebuild | null> {
    return this.#guard(async () => {
      await this.#prepare();
      const note = await this.#store.read('rebuild');
      if (!note || note.derivation !== derivation() || !(await this.#store.exists(this.#next))) return null;
      return { after: note.after, done: note.done, position: note.position };
    });
  }

  appliedPosition(): number {
    return this.#position;
  }

  /** Another process may have put a new index in place: its position is taken over. */
  async refresh(): Promise<void> {
    await this.#guard(async () => {
      await this.#prepare();
      await this.#lookAgain();
    });
  }

  async save(mark: EngineMark): Promise<boolean> {
    if (this.#position !== mark.position) return false;
    await this.#guard(() => this.#store.write('saved', { ...mark, derivation: derivation() }));
    return true;
  }

  async restore(): Promise<EngineMark | null> {
    const saved = await this.#guard(async () => {
      await this.#prepare();
      return this.#store.read('saved');
    });
    if (saved?.derivation !== derivation()) return null;
    return { position: saved.position, source: saved.source };
  }

  /** Reads the position that the server's index has; done by itself before the first use. */
  async open(): Promise<void> {
    await this.#guard(() => this.#prepare());
  }

  async close(): Promise<void> {
    this.#ready = null;
  }

  async #ask(queries: readonly ProbeQuery[]): Promise<FoundDocument[]> {
    if (queries.length === 0) return [];
    return this.#guard(async () => {
      await this.#prepare();
      const { results } = await this.#search.multiSearch<{ queries: ProbeQuery['query'][] }, Hit>({
        queries: queries.map(({ query }) => query),
      });
      // After the answers: they are good for no later position than the index they came from or its successor has.
      await this.#lookAgain();
      return gathered(queries, results);
    });
  }

  #write(write: Write, position: number): Promise<void> {
    return this.#inOrder(() =>
      this.#guard(async () => {
        await this.#prepare();
        const follows = !(await this.#lookAgain());
        const generation = this.#generation;
        await write(this.#uid);
        if (this.#rebuilding) {
          this.#rebuilding.writes.push(write);
          this.#rebuilding.written = Math.max(this.#rebuilding.written, position);
        }
        // What lies between another process's index and this write is not in it: whoever follows the outbox brings it.
        if (position <= this.#position || !follows) return;
        await this.#store.writePosition(generation, position);
        this.#position = position;
      }),
    );
  }

  #inOrder(work: () => Promise<void>): Promise<void> {
    const turn = this.#lastWrite.then(work);
    this.#lastWrite = turn.catch(() => undefined);
    return turn;
  }

  /** Two rebuilds at once would share one index. Whoever goes on with one, or is on its host, takes it over. */
  async #refuseWhileAnotherBuilds(goOnFrom: UnfinishedRebuild | null): Promise<void> {
    const other = await this.#store.read('rebuild');
    if (!other || goOnFrom || other.host === hostname() || Date.now() - other.at > ABANDONED_AFTER) return;
    throw new EngineUnavailable(`The index is being rebuilt by ${other.host}`);
  }

  #prepare(): Promise<void> {
    this.#ready ??= this.#open().catch((error: unknown) => {
      this.#ready = null;
      throw error;
    });
    return this.#ready;
  }

  async #open(): Promise<void> {
    await this.#store.ensure(this.#uid);
    await this.#lookAgain();
  }

  /** Takes over the position of the index in use where that is another than before; answers whether it is. */
  async #lookAgain(): Promise<boolean> {
    const generation = await this.#store.generationOf(this.#uid);
    if (generation === this.#generation) return false;
    this.#position = await this.#store.readPosition(generation);
    this.#generation = generation;
    return true;
  }

  async #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof EngineUnavailable) throw error;
      throw new EngineUnavailable('Meilisearch did not answer', { cause: error });
    }
  }
}

export function createMeilisearchEngine(options: MeilisearchOptions): MeilisearchEngine {
  return new MeilisearchEngine(options);
}
