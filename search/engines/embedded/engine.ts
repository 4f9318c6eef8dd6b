// The candidate engine inside the process: no service to run, writes visible at once. Owns one company index and
// replaces it whole on rebuild; lookups go on over the old one meanwhile.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Candidate, CandidateEngine, EngineStats, RebuildProgress } from '../../engine.ts';
import { cleanUscc } from '../../matching/uscc.ts';
import { prepareCompany } from '../../matching/prepare.ts';
import { hasHan, normaliseText } from '../../matching/normalise.ts';
import type { CompanyRecord, Probe } from '../../matching/record.ts';
import { probeOf } from '../../matching/record.ts';
import { CompanyIndex } from './company-index.ts';
import { gramFeatures, keyFeatures, prefixFeature } from './features.ts';
import { retrieve, Scratch } from './retrieve.ts';

/** Records read between two turns of the event loop: a few milliseconds. */
const YIELD_EVERY = 100;

type Write = { put: readonly CompanyRecord[] } | { remove: readonly string[] };

export class EmbeddedEngine implements CandidateEngine {
  readonly name = 'embedded';
  #index = new CompanyIndex();
  #scratch = new Scratch();
  #position = 0;
  // Writes that arrive while a rebuild reads its source; applied to the new index before it takes over.
  #duringRebuild: Write[] | null = null;

  async upsert(records: readonly CompanyRecord[], position: number): Promise<void> {
    for (const record of records) this.#index.put(record);
    this.#duringRebuild?.push({ put: records });
    this.#position = Math.max(this.#position, position);
  }

  async remove(ids: readonly string[], position: number): Promise<void> {
    for (const id of ids) this.#index.remove(id);
    this.#duringRebuild?.push({ remove: ids });
    this.#position = Math.max(this.#position, position);
  }

  async candidates(probe: Probe, limit: number): Promise<Candidate[]> {
    const features = new Set<number>();
    keyFeatures(probe, features);
    for (const name of prepareCompany(probe).names) gramFeatures(name, features);
    return retrieve(this.#index, features, limit, this.#scratch);
  }

  async suggest(text: string, limit: number): Promise<Candidate[]> {
    return retrieve(this.#index, suggestionFeatures(text), limit, this.#scratch);
  }

  async stats(): Promise<EngineStats> {
    return {
      name: this.name,
      rows: this.#index.documents,
      appliedPosition: this.#position,
      indexBytes: this.#index.bytes,
      freshRows: this.#index.freshRows,
    };
  }

  async rebuild(
    source: AsyncIterable<readonly CompanyRecord[]>,
    position: number,
    onProgress?: RebuildProgress,
  ): Promise<void> {
    if (this.#duringRebuild) throw new Error('The index is being rebuilt already');
    const waiting: Write[] = [];
    this.#duringRebuild = waiting;
    try {
      const next = new CompanyIndex();
      let done = 0;
      for await (const records of source) {
        for (const [at, record] of records.entries()) {
          next.load(record);
          // Lookups and requests get their turn while a long list is read.
          if (at % YIELD_EVERY === YIELD_EVERY - 1) await nextTurn();
        }
        done += records.length;
        onProgress?.(done);
      }
      next.sealAll();
      for (const write of waiting) {
        if ('put' in write) for (const record of write.put) next.put(record);
        else for (const id of write.remove) next.remove(id);
      }
      this.#index = next;
      this.#scratch = new Scratch();
      this.#position = Math.max(this.#position, position);
    } finally {
      this.#duringRebuild = null;
    }
  }

  appliedPosition(): number {
    return this.#position;
  }

  /** Folds fresh writes into the sealed part; takes time in proportion to the whole index. */
  compact(): void {
    this.#index.sealAll();
  }

  async close(): Promise<void> {
    this.#index = new CompanyIndex();
    this.#scratch = new Scratch();
  }
}

/** What an unfinished text in the lookup box may be: part of a name, pinyin, initials, a code, a number, a domain. */
export function suggestionFeatures(text: string): Set<number> {
  const features = new Set<number>();
  const add = (feature: number | null) => {
    if (feature !== null) features.add(feature);
  };
  const typed = text.slice(0, 200);
  const probe = probeOf(typed, {
    uscc: typed,
    phones: /\d{6}/.test(typed.replace(/\D/g, '')) ? [typed] : [],
    emails: typed.includes('@') ? [typed] : [],
    websiteDomain: typed.includes('.') ? typed : null,
  });
  keyFeatures(probe, features);
  for (const name of prepareCompany(probe).names) gramFeatures(name, features);
  const letters = normaliseText(typed).replaceAll(' ', '');
  if (!hasHan(letters)) {
    add(prefixFeature('l', letters));
    if (/^[a-z]{2,6}$/.test(letters)) add(prefixFeature('i', letters));
    if (/\d/.test(letters))
      add(
        prefixFeature(
          'c',
          cleanUscc(typed)
            .toLowerCase()
            .replace(/^86(?=1\d{10}$)/, ''),
        ),
      );
    if (/^0\d/.test(letters)) add(prefixFeature('c', letters.slice(1)));
    add(
      prefixFeature(
        'd',
        typed
          .trim()
          .toLowerCase()
          .replace(/^(https?:\/\/)?(www\.)?/, ''),
      ),
    );
  }
  return features;
}

export function createEmbeddedEngine(): EmbeddedEngine {
  return new EmbeddedEngine();
}
