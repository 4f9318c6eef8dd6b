// One generation of the embedded index as a thread sees it: a sealed part shared with others, and a fresh part and
// removals of its own. Rows are numbered through both. It knows nothing of probes or scores.
import type { CompanyRecord } from '../../matching/record.ts';
import type { Chunk } from './chunk.ts';
import { familyNumber, isGram, rowsOf, weightOfFamily } from './features.ts';
import { FreshPart } from './fresh-part.ts';
import type { GrowableUint32 } from './growable.ts';
import { rarity, SHORTEST_CUT } from './inversion.ts';
import type { Segment } from './segment.ts';
import {
  cutCount,
  cutFeatures,
  documentOf,
  emptySegment,
  findFeature,
  idOf,
  NONE,
  segmentBytes,
  segmentDocuments,
  segmentRows,
} from './segment.ts';

export class CompanyIndex {
  readonly segment: Segment;
  readonly sealedRows: number;
  readonly #sealedDocs: number;
  // Of the sealed documents; the segment's own is shared and stays as it is.
  readonly #alive: Uint8Array;
  readonly #fresh = new FreshPart();
  #sealedLiving = 0;

  constructor(segment: Segment = emptySegment()) {
    this.segment = segment;
    this.sealedRows = segmentRows(segment);
    this.#sealedDocs = segmentDocuments(segment);
    this.#alive = segment.alive.slice();
    let living = 0;
    for (let doc = 0; doc < this.#alive.length; doc++) living += this.#alive[doc] as number;
    this.#sealedLiving = living;
  }

  get documents(): number {
    return this.#sealedLiving + this.#fresh.documents;
  }

  get rows(): number {
    return this.sealedRows + this.#fresh.rows;
  }

  get freshRows(): number {
    return this.#fresh.rows;
  }

  /** Rows that a merge would fold in or drop. */
  get unmerged(): number {
    return this.#fresh.rows + this.#sealedDocs - this.#sealedLiving;
  }

  get bytes(): number {
    return segmentBytes(this.segment) + this.#alive.byteLength + this.#fresh.bytes;
  }

  get cutFeatures(): number {
    return cutFeatures(this.segment);
  }

  /** Adds or replaces one record; lookups see it at once. Throws, and changes nothing, where it cannot be taken apart. */
  put(record: CompanyRecord): void {
    const rows = rowsOf(record);
    this.remove(record.id);
    this.#fresh.add(record.id, rows, (features) => {
      let norm = 0;
      for (const feature of features) if (isGram(feature)) norm += this.weight(feature) ** 2;
      return norm;
    });
  }

  remove(id: string): boolean {
    if (this.#fresh.remove(id)) return true;
    const doc = documentOf(this.segment, id);
    if (doc < 0 || this.#alive[doc] !== 1) return false;
    this.#alive[doc] = 0;
    this.#sealedLiving--;
    return true;
  }

  /** Squared length of a row's gram vector, with the frequencies of when it was written. */
  normOf(row: number): number {
    return row < this.sealedRows ? (this.segment.norms[row] as number) : this.#fresh.normOf(row - this.sealedRows);
  }

  /** What sharing a feature counts: its family's weight times its rarity. */
  weight(feature: number, frequency = this.frequency(feature)): number {
    return weightOfFamily(familyNumber(feature)) * rarity(frequency, this.rows);
  }

  isAlive(doc: number): boolean {
    return doc < this.#sealedDocs ? this.#alive[doc] === 1 : this.#fresh.isAlive(doc - this.#sealedDocs);
  }

  docOfRow(row: number): number {
    return row < this.sealedRows
      ? (this.segment.rowDocs[row] as number)
      : this.#sealedDocs + this.#fresh.docOfRow(row - this.sealedRows);
  }

  idOf(doc: number): string {
    return doc < this.#sealedDocs ? idOf(this.segment, doc) : (this.#fresh.ids[doc - this.#sealedDocs] ?? '');
  }

  /** How many rows hold a feature, removed ones included. */
  frequency(feature: number): number {
    const shard = this.segment.shards[feature >>> 28];
    let count = this.#fresh.frequency(feature);
    if (!shard) return count;
    const at = findFeature(shard, feature);
    if (at < 0) return count;
    const listed = (shard.offsets[at + 1] as number) - (shard.offsets[at] as number);
    count += listed < SHORTEST_CUT ? listed : Math.max(listed, cutCount(shard, feature));
    return count;
  }

  /**
   * Adds `gain` to the score of the rows with a feature, newest first and at most `budget` of them; answers how many.
   * Rows whose score was 0 are pushed to `touched`.
   */
  accumulate(feature: number, gain: number, budget: number, scores: Float32Array, touched: GrowableUint32): number {
    let visited = 0;
    const fresh = this.#fresh;
    for (let link = fresh.firstLink(feature); link !== NONE && visited < budget; link = fresh.nextLink(link)) {
      const row = this.sealedRows + fresh.rowOfLink(link);
      const known = scores[row] as number;
      if (known === 0) touched.push(row);
      scores[row] = known + gain;
      visited++;
    }
    const shard = this.segment.shards[feature >>> 28];
    const at = shard ? findFeature(shard, feature) : -1;
    if (!shard || at < 0) return visited;
    const { rows, offsets } = shard;
    const start = offsets[at] as number;
    const end = Math.min(offsets[at + 1] as number, start + budget - visited);
    for (let index = start; index < end; index++) {
      const row = rows[index] as number;
      const known = scores[row] as number;
      if (known === 0) touched.push(row);
      scores[row] = known + gain;
    }
    return visited + Math.max(0, end - start);
  }

  /** Calls `visit` with the rows that have a feature, newest first and at most `budget` of them; answers how many. */
  eachRow(feature: number, budget: number, visit: (row: number) => void): number {
    let visited = 0;
    const fresh = this.#fresh;
    for (let link = fresh.firstLink(feature); link !== NONE && visited < budget; link = fresh.nextLink(link)) {
      visit(this.sealedRows + fresh.rowOfLink(link));
      visited++;
    }
    const shard = this.segment.shards[feature >>> 28];
    const at = shard ? findFeature(shard, feature) : -1;
    if (!shard || at < 0) return visited;
    const start = shard.offsets[at] as number;
    const end = Math.min(shard.offsets[at + 1] as number, start + budget - visited);
    for (let index = start; index < end; index++) visit(shard.rows[index] as number);
    return visited + Math.max(0, end - start);
  }

  /** The features of a row beyond the sealed ones, grams among others; those of sealed rows lie in `segment.forward`. */
  freshFeaturesOf(row: number): Uint32Array {
    return this.#fresh.featuresOf(row - this.sealedRows);
  }

  /** What a merge needs of this index as it is now. */
  toMerge(): { alive: Uint8Array; chunk: Chunk } {
    const alive = new Uint8Array(new SharedArrayBuffer(this.#alive.length));
    alive.set(this.#alive);
    return { alive, chunk: this.#fresh.toChunk() };
  }
}
