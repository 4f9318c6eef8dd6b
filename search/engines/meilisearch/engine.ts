// The candidate engine over a Meilisearch server. Writes wait for their task, so a position once applied is
// visible; every failure to answer in time becomes `EngineUnavailable`, so that the caller can degrade.
import type { EnqueuedTaskPromise } from 'meilisearch';
import { Meilisearch, MeilisearchApiError } from 'meilisearch';
import type { Candidate, CandidateEngine, EngineMark, EngineStats, RebuildProgress } from '../../engine.ts';
import { EngineUnavailable } from '../../engine.ts';
import { deriveKeys, familyOf } from '../../matching/keys.ts';
import { hasHan, normaliseText } from '../../matching/normalise.ts';
import { prepareCompany } from '../../matching/prepare.ts';
import type { CompanyRecord, Probe } from '../../matching/record.ts';
import { probeOf } from '../../matching/record.ts';
import { derivationOf } from '../derivation.ts';
import type { CompanyDocument } from './documents.ts';
import { companyDocument, documentId } from './documents.ts';
import type { ProbeQuery } from './queries.ts';
import { probeQueries } from './queries.ts';
import { resemblanceTo } from './resemblance.ts';
import { companyIndexSettings } from './settings.ts';

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
};

const BATCH = 2_000;
type Found = { id: string; names: string[] };
/** `source` and `derivation` are there once the index was saved as the whole of a moment. */
type MetaDocument = { key: string; position: number; source?: string; derivation?: string };

export class MeilisearchEngine implements CandidateEngine {
  readonly name = 'meilisearch';
  readonly #search: Meilisearch;
  readonly #admin: Meilisearch;
  readonly #uid: string;
  readonly #taskTimeoutMs: number;
  #position = 0;
  #ready: Promise<void> | null = null;
  // While a rebuild runs, writes go to the index being built as well.
  #rebuilding = false;

  constructor(options: MeilisearchOptions) {
    const access = { host: options.url, ...(options.key === undefined ? {} : { apiKey: options.key }) };
    this.#search = new Meilisearch({ ...access, timeout: options.searchTimeoutMs ?? 1_500 });
    this.#admin = new Meilisearch({ ...access, timeout: 60_000 });
    this.#taskTimeoutMs = options.taskTimeoutMs ?? 120_000;
    this.#uid = options.index ?? 'companies';
  }

  get #next(): string {
    return `${this.#uid}_next`;
  }

  get #meta(): string {
    return `${this.#uid}_meta`;
  }

  async upsert(records: readonly CompanyRecord[], position: number): Promise<void> {
    await this.#write(async (uid) => {
      for (let at = 0; at < records.length; at += BATCH) await this.#add(uid, records.slice(at, at + BATCH));
    }, position);
  }

  async remove(ids: readonly string[], position: number): Promise<void> {
    await this.#write((uid) => this.#done(this.#admin.index(uid).deleteDocuments(ids.map(documentId))), position);
  }

  async candidates(probe: Probe, limit: number): Promise<Candidate[]> {
    if (limit <= 0) return [];
    const queries = probeQueries(this.#uid, probe);
    const names = prepareCompany(probe).names;
    if (queries.length === 0) return [];
    const found = await this.#ask(queries);
    const resemblance = resemblanceTo(names);
    const keys = new Set(deriveKeys(probe).keys);
    return [...found.values()]
      .map((one) => ({ ...one, score: resemblance(one.written) + contactBonus(one.families) }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id, written, families, score }) => ({
        id,
        families: [...new Set([...families, ...sharedFamilies(written, keys)])],
        score,
      }));
  }

  async suggest(text: string, limit: number): Promise<Candidate[]> {
    const typed = normaliseText(text.slice(0, 200));
    if (typed === '' || limit <= 0) return [];
    const base = { indexUid: this.#uid, limit: limit * 2, attributesToRetrieve: ['id', 'names'] };
    const locales: ['cmn'] | ['eng'] = hasHan(typed) ? ['cmn'] : ['eng'];
    const queries: ProbeQuery[] = [
      { families: ['text'], query: { ...base, q: typed, locales, attributesToSearchOn: ['names'] } },
      ...(hasHan(typed)
        ? []
        : [
            {
              families: ['prefix'],
              query: { ...base, q: typed.replaceAll(' ', ''), attributesToSearchOn: ['py', 'codes'] },
            },
          ]),
      ...(hasHan(typed)
        ? []
        : [
            { families: ['prefix'], query: { ...base, q: text.trim().slice(0, 200), attributesToSearchOn: ['codes'] } },
          ]),
      ...probeQueries(
        this.#uid,
        probeOf(text.slice(0, 200), {
          uscc: text.slice(0, 40),
          websiteDomain: text.includes('.') ? text.slice(0, 200) : null,
        }),
      ),
    ];
    const found = await this.#ask(queries);
    const resemblance = resemblanceTo(prepareCompany(probeOf(typed)).names);
    return [...found.values()]
      .map(({ id, written, families }, order) => ({
        id,
        families: [...families],
        score: resemblance(written) + contactBonus(families) + (families.has('prefix') ? 1 : 0) - order / 10_000,
      }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  async stats(): Promise<EngineStats> {
    const stats = await this.#guard(async () => {
      await this.#prepare();
      return this.#admin.index(this.#uid).getStats();
    });
    return {
      name: this.name,
      rows: stats.numberOfDocuments,
      appliedPosition: this.#position,
      indexBytes: stats.rawDocumentDbSize,
      freshRows: 0,
      cappedFeatures: null,
    };
  }

  async rebuild(
    source: AsyncIterable<readonly CompanyRecord[]>,
    position: number,
    onProgress?: RebuildProgress,
  ): Promise<void> {
    await this.#guard(async () => {
      await this.#prepare();
      await this.#deleteIndex(this.#next);
      await this.#create(this.#next);
      this.#rebuilding = true;
      try {
        let done = 0;
        for await (const records of source) {
          for (let at = 0; at < records.length; at += BATCH) await this.#add(this.#next, records.slice(at, at + BATCH));
          done += records.length;
          onProgress?.(done);
        }
        await this.#done(this.#admin.swapIndexes([{ indexes: [this.#uid, this.#next], rename: false }]));
      } finally {
        this.#rebuilding = false;
      }
      await this.#deleteIndex(this.#next);
      await this.#note(position);
    });
  }

  appliedPosition(): number {
    return this.#position;
  }

  async save(mark: EngineMark): Promise<boolean> {
    if (this.#position !== mark.position) return false;
    await this.#guard(() => this.#keep({ key: 'saved', ...mark, derivation: derivation() }));
    return true;
  }

  async restore(): Promise<EngineMark | null> {
    const saved = await this.#guard(async () => {
      await this.#prepare();
      const { results } = await this.#admin.index<MetaDocument>(this.#meta).getDocuments({ limit: 10 });
      return results.find(({ key }) => key === 'saved');
    });
    if (saved?.source === undefined || saved.derivation !== derivation()) return null;
    return { position: saved.position, source: saved.source };
  }

  /** Reads the position that the server's index has; done by itself before the first use. */
  async open(): Promise<void> {
    await this.#guard(() => this.#prepare());
  }

  async close(): Promise<void> {
    this.#ready = null;
  }

  async #ask(
    queries: readonly ProbeQuery[],
  ): Promise<Map<string, { id: string; written: string[]; families: Set<string> }>> {
    const { results } = await this.#guard(async () => {
      await this.#prepare();
      return this.#search.multiSearch<{ queries: ProbeQuery['query'][] }, Found>({
        queries: queries.map(({ query }) => query),
      });
    });
    const found = new Map<string, { id: string; written: string[]; families: Set<string> }>();
    for (const [index, result] of results.entries()) {
      for (const hit of result.hits) {
        const known = found.get(hit.id) ?? { id: hit.id, written: hit.names, families: new Set<string>() };
        for (const family of queries[index]?.families ?? []) known.families.add(family);
        found.set(hit.id, known);
      }
    }
    return found;
  }

  async #write(apply: (uid: string) => Promise<void>, position: number): Promise<void> {
    await this.#guard(async () => {
      await this.#prepare();
      await apply(this.#uid);
      if (this.#rebuilding) await apply(this.#next);
      await this.#note(position);
    });
  }

  async #add(uid: string, records: readonly CompanyRecord[]): Promise<void> {
    const documents = records.map(companyDocument);
    if (documents.length > 0)
      await this.#done(this.#admin.index<CompanyDocument>(uid).addDocuments(documents, { primaryKey: 'key' }));
  }

  async #note(position: number): Promise<void> {
    if (position <= this.#position) return;
    await this.#keep({ key: 'position', position });
    this.#position = position;
  }

  async #keep(document: MetaDocument): Promise<void> {
    await this.#done(this.#admin.index<MetaDocument>(this.#meta).addDocuments([document], { primaryKey: 'key' }));
  }

  /** Waits for a task and throws when the server refused it. */
  async #done(task: EnqueuedTaskPromise): Promise<void> {
    const { status, error, uid } = await task.waitTask({ timeout: this.#taskTimeoutMs, interval: 25 });
    if (status !== 'succeeded') throw new Error(`Meilisearch task ${String(uid)} ${status}: ${error?.message ?? ''}`);
  }

  #prepare(): Promise<void> {
    this.#ready ??= this.#open().catch((error: unknown) => {
      this.#ready = null;
      throw error;
    });
    return this.#ready;
  }

  async #open(): Promise<void> {
    if (!(await this.#exists(this.#uid))) await this.#create(this.#uid);
    if (!(await this.#exists(this.#meta))) await this.#done(this.#admin.createIndex(this.#meta, { primaryKey: 'key' }));
    const noted = await this.#admin.index<MetaDocument>(this.#meta).getDocuments({ limit: 10 });
    const position = noted.results.find(({ key }) => key === 'position')?.position ?? 0;
    this.#position = Math.max(this.#position, position);
  }

  async #create(uid: string): Promise<void> {
    await this.#done(this.#admin.createIndex(uid, { primaryKey: 'key' }));
    await this.#done(this.#admin.index(uid).updateSettings(companyIndexSettings));
  }

  async #deleteIndex(uid: string): Promise<void> {
    if (await this.#exists(uid)) await this.#done(this.#admin.deleteIndex(uid));
  }

  async #exists(uid: string): Promise<boolean> {
    try {
      await this.#admin.getRawIndex(uid);
      return true;
    } catch (error) {
      if (error instanceof MeilisearchApiError && error.response.status === 404) return false;
      throw error;
    }
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

let known: string | null = null;

/** Names the settings and the way documents are derived. */
function derivation(): string {
  known ??= derivationOf(companyIndexSettings, companyDocument);
  return known;
}

/** Codes and contacts bring a record to the front whatever its name is. */
function contactBonus(families: ReadonlySet<string>): number {
  return (families.has('uscc') ? 2 : 0) + (families.has('tel') || families.has('dom') || families.has('mail') ? 1 : 0);
}

/** The families of the name keys that a document's names share with the probe. */
function sharedFamilies(written: readonly string[], probeKeys: ReadonlySet<string>): string[] {
  const [name, ...others] = written;
  if (name === undefined) return [];
  const own = deriveKeys(probeOf(name, { otherNames: others.map((value) => ({ kind: 'alias', value })) })).keys;
  return own.filter((key) => probeKeys.has(key)).map(familyOf);
}

export function createMeilisearchEngine(options: MeilisearchOptions): MeilisearchEngine {
  return new MeilisearchEngine(options);
}
