// The writing side of a Meilisearch server: indexes, batches of documents, notes about them. Every write is waited for,
// so that what has been said to be written can be found. It knows nothing of probes.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EnqueuedTask } from 'meilisearch';
import { Meilisearch, MeilisearchApiError } from 'meilisearch';
import type { CompanyRecord } from '../../matching/record.ts';
import type { Unreadable } from '../unreadable.ts';
import { unreadable } from '../unreadable.ts';
import type { CompanyDocument } from './documents.ts';
import { companyDocument, documentId } from './documents.ts';
import { COMMON_KEY, companyIndexSettings } from './settings.ts';

/** What is written down beside an index, each under its own key. */
export type Notes = {
  /** The last moment the index stood for as a whole. */
  saved: { position: number; source: string; derivation: string };
  /** How far a rebuild has come, and who does it. */
  rebuild: {
    run: string;
    host: string;
    at: number;
    position: number;
    after: string;
    done: number;
    derivation: string;
  };
};
type NoteKey = keyof Notes;

/** Documents sent at once: some megabytes. */
const BATCH = 4_000;
/** Batches the server may have waiting: it puts waiting ones together, which is what makes it fast. */
const AHEAD = 25;
/** Milliseconds between two looks at whether a task is done: of one write, and of many waiting ones that take minutes. */
const LOOK_EVERY = { one: 25, many: 250 };
/** Milliseconds for which the count of common keys is good enough. */
const COUNTED_FOR = 3_600_000;
/** Documents made between two turns of the event loop: a few milliseconds. */
const SLICE = 60;

export class Store {
  readonly #server: Meilisearch;
  readonly #meta: string;
  readonly #patience: number;
  readonly #onUnreadable: (left: Unreadable) => void;
  #counted: { generation: string; at: number; keys: number } | null = null;

  /** @param patience longest wait for one write to become visible, in milliseconds */
  constructor(
    access: { host: string; apiKey?: string },
    meta: string,
    patience: number,
    onUnreadable: (left: Unreadable) => void,
  ) {
    this.#server = new Meilisearch({ ...access, timeout: 60_000 });
    this.#meta = meta;
    this.#patience = patience;
    this.#onUnreadable = onUnreadable;
  }

  async add(uid: string, records: readonly CompanyRecord[]): Promise<void> {
    for (let at = 0; at < records.length; at += BATCH) await this.#done(this.#send(uid, records.slice(at, at + BATCH)));
  }

  /**
   * Adds everything in batches, some ahead; `onVisible` is told of each once it can be found, in order. What the source
   * gives in smaller pieces is put together.
   */
  async addAll(
    uid: string,
    source: AsyncIterable<readonly CompanyRecord[]>,
    onVisible: (records: readonly CompanyRecord[]) => Promise<void>,
    size = BATCH,
  ): Promise<void> {
    const waiting: { records: readonly CompanyRecord[]; task: number }[] = [];
    const settle = async () => {
      const first = waiting.shift();
      if (!first) return;
      // Behind those before it, which the server may have put together with it.
      await this.#finished(first.task, AHEAD);
      await onVisible(first.records);
    };
    const send = async (records: readonly CompanyRecord[]) => {
      waiting.push({ records, task: (await this.#send(uid, records)).taskUid });
      if (waiting.length >= AHEAD) await settle();
    };
    let gathered: CompanyRecord[] = [];
    for await (const records of source) {
      gathered.push(...records);
      for (; gathered.length >= size; gathered = gathered.slice(size)) await send(gathered.slice(0, size));
    }
    if (gathered.length > 0) await send(gathered);
    while (waiting.length > 0) await settle();
  }

  async remove(uid: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#done(this.#server.index(uid).deleteDocuments(ids.map(documentId)));
  }

  /** Makes the index where there is none. */
  async ensure(uid: string): Promise<void> {
    if (await this.exists(uid)) return;
    await this.#done(this.#server.createIndex(uid, { primaryKey: 'key' }));
    await this.#done(this.#server.index(uid).updateSettings(companyIndexSettings));
  }

  async delete(uid: string): Promise<void> {
    if (await this.exists(uid)) await this.#done(this.#server.deleteIndex(uid));
  }

  async swap(one: string, other: string): Promise<void> {
    await this.#done(this.#server.swapIndexes([{ indexes: [one, other], rename: false }]));
  }

  async exists(uid: string): Promise<boolean> {
    try {
      await this.#server.getRawIndex(uid);
      return true;
    } catch (error) {
      if (error instanceof MeilisearchApiError && error.response.status === 404) return false;
      throw error;
    }
  }

  /** `commonKeys`: how many keys more than `COMMON_KEY` companies have, counted up to what the settings let be counted. */
  async figures(uid: string): Promise<{ documents: number; bytes: number; commonKeys: number }> {
    const stats = await this.#server.index(uid).getStats();
    const commonKeys = await this.#countCommonKeys(uid);
    return { documents: stats.numberOfDocuments, bytes: stats.rawDocumentDbSize, commonKeys };
  }

  /** Seldom counted anew: on a large index it takes the server some tenths of a second. */
  async #countCommonKeys(uid: string): Promise<number> {
    const generation = await this.generationOf(uid);
    const counted = this.#counted;
    if (counted?.generation === generation && Date.now() - counted.at < COUNTED_FOR) return counted.keys;
    const { facetDistribution } = await this.#server.index(uid).search('', { limit: 0, facets: ['keys'] });
    const keys = Object.values(facetDistribution?.keys ?? {}).filter((count) => count > COMMON_KEY).length;
    this.#counted = { generation, at: Date.now(), keys };
    return keys;
  }

  /** Names the index behind a uid: it goes with the index when two are swapped. */
  async generationOf(uid: string): Promise<string> {
    const { createdAt } = await this.#server.getRawIndex(uid);
    return String(createdAt).replace(/[^A-Za-z0-9]/g, '-');
  }

  /** The outbox position that is visible to lookups in an index, 0 where none was noted. */
  async readPosition(generation: string): Promise<number> {
    return (await this.#read<{ position: number }>(`position-${generation}`))?.position ?? 0;
  }

  async writePosition(generation: string, position: number): Promise<void> {
    await this.#writeNote(`position-${generation}`, { position });
  }

  async forgetPosition(generation: string): Promise<void> {
    await this.#done(this.#server.index(this.#meta).deleteDocument(`position-${generation}`));
  }

  async read<Key extends NoteKey>(key: Key): Promise<Notes[Key] | null> {
    return this.#read<Notes[Key]>(key);
  }

  async #read<Note>(key: string): Promise<Note | null> {
    try {
      return (await this.#server.index(this.#meta).getDocument(key)) as Note;
    } catch (error) {
      if (error instanceof MeilisearchApiError && error.response.status === 404) return null;
      throw error;
    }
  }

  async write<Key extends NoteKey>(key: Key, note: Notes[Key]): Promise<void> {
    await this.#writeNote(key, note);
  }

  async #writeNote(key: string, note: object): Promise<void> {
    await this.#done(this.#server.index(this.#meta).addDocuments([{ ...note, key }], { primaryKey: 'key' }));
  }

  async forget(key: NoteKey): Promise<void> {
    if (await this.read(key)) await this.#done(this.#server.index(this.#meta).deleteDocument(key));
  }

  /** Hands documents to the server. They are made in slices, so that the event loop is not held up. */
  async #send(uid: string, records: readonly CompanyRecord[]): Promise<EnqueuedTask> {
    const documents: CompanyDocument[] = [];
    for (const [at, record] of records.entries()) {
      if (at % SLICE === SLICE - 1) await nextTurn();
      try {
        documents.push(companyDocument(record));
      } catch (error) {
        this.#onUnreadable(unreadable(record.id, error));
      }
    }
    return this.#server.index<CompanyDocument>(uid).addDocuments(documents, { primaryKey: 'key' });
  }

  async #done(enqueued: Promise<EnqueuedTask>): Promise<void> {
    await this.#finished((await enqueued).taskUid);
  }

  /** Waits for a task and throws when the server refused it. */
  async #finished(task: number, patience = 1): Promise<void> {
    const { status, error } = await this.#server.tasks.waitForTask(task, {
      timeout: this.#patience * patience,
      interval: patience > 1 ? LOOK_EVERY.many : LOOK_EVERY.one,
    });
    if (status !== 'succeeded') throw new Error(`Meilisearch task ${String(task)} ${status}: ${error?.message ?? ''}`);
  }
}
