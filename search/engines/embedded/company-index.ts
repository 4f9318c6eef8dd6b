// One generation of the embedded index as a thread sees it: a sealed part shared with others, and a fresh part and
// removals of its own. Rows are numbered through both. It knows nothing of probes or scores.
import type { CompanyRecord } from '../../matching/record.ts';
import type { Chunk } from './chunk.ts';
import { familyNumber, isGram, rowsOf, weightOfFamily } from './features.ts';
import { FreshPart } from './fresh-part.ts';
import type { GrowableUint32 } from './growable.ts';
import type { Tally } from './tally.ts';
import { rarity, SHORTEST_CUT } from './inversion.ts';
import type { Segment, Shard } from './segment.ts';
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

  /** Where the sealed part has the list of a feature, -1 where it has none: looked up once, then passed on. */
  placeOf(feature: number): number {
    return findFeature(this.#shardOf(feature), feature);
  }

  /** How many rows hold a feature, removed ones included. */
  frequency(feature: number, place = this.placeOf(feature)): number {
    const count = this.#fresh.frequency(feature);
    if (place < 0) return count;
    const shard = this.#shardOf(feature);
    const listed = (shard.offsets[place + 1] as number) - (shard.offsets[place] as number);
    return count + (listed < SHORTEST_CUT ? listed : Math.max(listed, cutCount(shard, feature)));
  }

  /** Adds `gain` to the score of the rows with a feature, newest first and at most `budget` of them; answers how many. */
  accumulate(feature: number, place: number, gain: number, budget: number, tally: Tally): number {
    let visited = 0;
    const fresh = this.#fresh;
    for (let link = fresh.firstLink(feature); link !== NONE && visited < budget; link = fresh.nextLink(link)) {
      tally.addOne(this.sealedRows + fresh.rowOfLink(link), gain);
      visited++;
    }
    if (place < 0) return visited;
    const { rows, offsets } = this.#shardOf(feature);
    const start = offsets[place] as number;
    const end = Math.min(offsets[place + 1] as number, start + budget - visited);
    tally.add(rows, start, end, gain);
    return visited + end - start;
  }

  /** Puts the rows with a feature into `into`, newest first and at most `budget` of them. */
  listRows(feature: number, place: number, budget: number, into: GrowableUint32): void {
    into.length = 0;
    const fresh = this.#fresh;
    for (let link = fresh.firstLink(feature); link !== NONE && into.length < budget; link = fresh.nextLink(link))
      into.push(this.sealedRows + fresh.rowOfLink(link));
    if (place < 0) return;
    const { rows, offsets } = this.#shardOf(feature);
    const start = offsets[place] as number;
    into.append(rows.subarray(start, Math.min(offsets[place + 1] as number, start + budget - into.length)));
  }

  #shardOf(feature: number): Shard {
    return this.segment.shards[feature >>> 28] as Shard;
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
