// The one interface through which candidates are found. An engine proposes ids; it never judges: scores are
// for ordering within one answer and are not comparable between engines or probes.
import type { CompanyRecord, Probe } from './matching/record.ts';

export type EngineName = 'embedded' | 'meilisearch';

export type Candidate = {
  id: string;
  /** The blocking families that found it, e.g. `uscc`, `core`, `gram`. */
  families: string[];
  /** Higher is better, within this answer only. */
  score: number;
};

export type EngineStats = {
  name: EngineName;
  rows: number;
  /** Outbox position up to which writes are visible to lookups. */
  appliedPosition: number;
  /** Bytes held by the index itself, where the engine can tell; otherwise null. */
  indexBytes: number | null;
  /** Rows written since the last full build, still in the slower fresh part. */
  freshRows: number;
  /** Keys and grams so common that they find nobody, where the engine counts them; otherwise null. */
  cappedFeatures: number | null;
};

/** A moment of the source of truth: the outbox position, and a word that names it in one database and no other. */
export type EngineMark = { position: number; source: string };

/** A rebuild that was begun and not finished: the last id it has, how many records, and the position it began at. */
export type UnfinishedRebuild = { after: string; done: number; position: number };

export type RebuildProgress = (done: number) => void;

/**
 * Finds candidates. `position` is the outbox position a write came from: no write takes it back, and a write
 * at or below `appliedPosition()` may be repeated without harm. Engines that live elsewhere throw
 * `EngineUnavailable` when they cannot answer in time.
 */
export interface CandidateEngine {
  readonly name: EngineName;
  /** Adds or replaces by id. */
  upsert(records: readonly CompanyRecord[], position: number): Promise<void>;
  /** Unknown ids are ignored. */
  remove(ids: readonly string[], position: number): Promise<void>;
  /** Up to `limit` candidates, best first. */
  candidates(probe: Probe, limit: number): Promise<Candidate[]>;
  /** As-you-type lookup: any of name, short name, pinyin, initials, USCC, phone, domain. */
  suggest(text: string, limit: number): Promise<Candidate[]>;
  stats(): Promise<EngineStats>;
  /**
   * Replaces everything by `source`; lookups keep answering from the old index until it is complete. With `goOnFrom`
   * the source holds only what comes after it.
   */
  rebuild(
    source: AsyncIterable<readonly CompanyRecord[]>,
    position: number,
    onProgress?: RebuildProgress,
    goOnFrom?: UnfinishedRebuild | null,
  ): Promise<void>;
  /** Where an interrupted rebuild can be gone on with; null where it has to begin anew. Ids must come in order. */
  unfinishedRebuild(): Promise<UnfinishedRebuild | null>;
  appliedPosition(): number;
  /**
   * Looks whether another process has replaced the index, where several share one: then `appliedPosition()` is that of the
   * new one and may be lower. Lookups look by themselves.
   */
  refresh(): Promise<void>;
  /**
   * Keeps the index as it is for a later process. `mark` names the moment it stands for; answers false where nothing
   * is kept or the index has gone past the mark.
   */
  save(mark: EngineMark): Promise<boolean>;
  /**
   * Takes up what an earlier process kept, and answers the mark it was kept with; null where there is nothing that
   * fits this program. The caller checks the mark before it trusts the index.
   */
  restore(): Promise<EngineMark | null>;
  close(): Promise<void>;
}

/** The engine cannot answer: the caller degrades to the database's keys and says so. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}
