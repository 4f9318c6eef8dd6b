// Where the index is asked: in this thread, or in threads beside it that share the sealed part. Both answer alike.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Candidate } from '../../engine.ts';
import type { Unreadable } from '../unreadable.ts';
import { unreadable } from '../unreadable.ts';
import type { CompanyRecord, Probe } from '../../matching/record.ts';
import type { Chunk } from './chunk.ts';
import { CompanyIndex } from './company-index.ts';
import { retrieve, Scratch } from './retrieve.ts';
import type { Segment } from './segment.ts';
import { probeFeatures } from './features.ts';
import { suggestionFeatures } from './suggestion.ts';
import type { LookupJob } from './threads/lookup-thread.ts';
import { Thread } from '#search/threads/thread.ts';

export type IndexFigures = {
  documents: number;
  freshRows: number;
  unmerged: number;
  bytes: number;
  cutFeatures: number;
};

/** The index in use, or the one being made ready to replace it. */
export type Place = 'current' | 'next';

export interface IndexHost {
  /** Answers the records that had to be left out. */
  put(records: readonly CompanyRecord[], place: Place): Promise<Unreadable[]>;
  remove(ids: readonly string[], place: Place): Promise<void>;
  /** Makes a segment ready beside the index in use. */
  prepare(segment: Segment): Promise<void>;
  /** Puts what was made ready in place: every lookup asked from now on sees it. */
  swap(): Promise<void>;
  candidates(probe: Probe, limit: number): Promise<Candidate[]>;
  suggest(text: string, limit: number): Promise<Candidate[]>;
  figures(): Promise<IndexFigures>;
  toMerge(): Promise<{ alive: Uint8Array; chunk: Chunk }>;
  /** Lookups that were asked are still answered. */
  close(): Promise<void>;
}

/** Records written between two turns of an event loop: a few milliseconds. */
const SLICE = 60;

/** The indexes of one thread. */
export class OwnIndexes {
  #current = new CompanyIndex();
  #next: CompanyIndex | null = null;
  #scratch = new Scratch();

  at(place: Place): CompanyIndex {
    if (place === 'current') return this.#current;
    if (!this.#next) throw new Error('No index is being made ready');
    return this.#next;
  }

  put(records: readonly CompanyRecord[], place: Place): Unreadable[] {
    const index = this.at(place);
    const left: Unreadable[] = [];
    for (const record of records) {
      try {
        index.put(record);
      } catch (error) {
        left.push(unreadable(record.id, error));
      }
    }
    return left;
  }

  prepare(segment: Segment): void {
    this.#next = new CompanyIndex(segment);
  }

  swap(): void {
    this.#current = this.at('next');
    this.#next = null;
    this.#scratch = new Scratch();
  }

  candidates(probe: Probe, limit: number): Candidate[] {
    return retrieve(this.#current, probeFeatures(probe), limit, this.#scratch);
  }

  suggest(text: string, limit: number): Candidate[] {
    return retrieve(this.#current, suggestionFeatures(text), limit, this.#scratch);
  }

  figures(): IndexFigures {
    const { documents, freshRows, unmerged, bytes, cutFeatures } = this.#current;
    return { documents, freshRows, unmerged, bytes, cutFeatures };
  }
}

export class HostHere implements IndexHost {
  readonly #own = new OwnIndexes();

  async put(records: readonly CompanyRecord[], place: Place): Promise<Unreadable[]> {
    const left: Unreadable[] = [];
    for (let at = 0; at < records.length; at += SLICE) {
      if (at > 0) await nextTurn();
      left.push(...this.#own.put(records.slice(at, at + SLICE), place));
    }
    return left;
  }

  async remove(ids: readonly string[], place: Place): Promise<void> {
    for (const id of ids) this.#own.at(place).remove(id);
  }

  async prepare(segment: Segment): Promise<void> {
    this.#own.prepare(segment);
  }

  async swap(): Promise<void> {
    this.#own.swap();
  }

  async candidates(probe: Probe, limit: number): Promise<Candidate[]> {
    return this.#own.candidates(probe, limit);
  }

  async suggest(text: string, limit: number): Promise<Candidate[]> {
    return this.#own.suggest(text, limit);
  }

  async figures(): Promise<IndexFigures> {
    return this.#own.figures();
  }

  async toMerge(): Promise<{ alive: Uint8Array; chunk: Chunk }> {
    return this.#own.at('current').toMerge();
  }

  async close(): Promise<void> {
    // Nothing to let go.
  }
}

const MODULE = '#search/engines/embedded/threads/lookup-thread.ts';

/** Writes go to every thread, in order; a lookup goes to the one with the least to do. */
export class HostInThreads implements IndexHost {
  readonly #threads: readonly Thread<LookupJob>[];

  constructor(count: number) {
    this.#threads = Array.from({ length: count }, () => new Thread<LookupJob>(MODULE));
  }

  async put(records: readonly CompanyRecord[], place: Place): Promise<Unreadable[]> {
    const left: Unreadable[] = [];
    // In slices that are waited for, so that lookups get their turn in between.
    for (let at = 0; at < records.length; at += SLICE) {
      const [one = []] = await this.#all<Unreadable[]>({ kind: 'put', records: records.slice(at, at + SLICE), place });
      left.push(...one);
    }
    return left;
  }

  async remove(ids: readonly string[], place: Place): Promise<void> {
    await this.#all({ kind: 'remove', ids, place });
  }

  async prepare(segment: Segment): Promise<void> {
    await this.#all({ kind: 'prepare', segment });
  }

  async swap(): Promise<void> {
    await this.#all({ kind: 'swap' });
  }

  candidates(probe: Probe, limit: number): Promise<Candidate[]> {
    return this.#free().ask({ kind: 'candidates', probe, limit });
  }

  suggest(text: string, limit: number): Promise<Candidate[]> {
    return this.#free().ask({ kind: 'suggest', text: text.slice(0, 1_000), limit });
  }

  figures(): Promise<IndexFigures> {
    return this.#free().ask({ kind: 'figures' });
  }

  toMerge(): Promise<{ alive: Uint8Array; chunk: Chunk }> {
    return this.#free().ask({ kind: 'toMerge' });
  }

  async close(): Promise<void> {
    await this.#all({ kind: 'figures' }).catch(() => undefined);
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  /** Every thread's answer: they are alike. */
  #all<Answer>(job: LookupJob): Promise<Answer[]> {
    return Promise.all(this.#threads.map((thread) => thread.ask<Answer>(job)));
  }

  #free(): Thread<LookupJob> {
    return this.#threads.reduce((least, one) => (one.load < least.load ? one : least));
  }
}
