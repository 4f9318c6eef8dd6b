// One generation of the embedded index: a sealed part and a fresh part that takes writes at once. Rows are
// numbered through both. Nothing here knows about probes or scores.
import type { CompanyRecord } from '../../matching/record.ts';
import { familyNumber, isGram, rowsOf, weightOfFamily } from './features.ts';
import { GrowableUint32 } from './growable.ts';
import type { SealedPostings } from './posting-list.ts';
import { findFeature, seal, sealedBytes } from './posting-list.ts';

const NONE = 0xffffffff;

/** The flat arrays of an index: all that a snapshot or a builder in another thread has to hand over. */
export type IndexArrays = {
  ids: string[];
  /** Document of each row. */
  rowDocs: Uint32Array;
  forward: Uint32Array;
  forwardOffsets: Uint32Array;
  postings: SealedPostings;
};

export class CompanyIndex {
  readonly ids: string[] = [];
  #docs = new Map<string, number>();
  #alive = new GrowableUint32();
  #rowDocs = new GrowableUint32();
  // Squared length of each row's gram vector: what a cosine is divided by.
  #rowNorms: Float32Array = new Float32Array(0);
  #forward = new GrowableUint32(4096);
  #forwardOffsets = new GrowableUint32();
  #sealed: SealedPostings | null = null;
  #sealedRows = 0;
  // Fresh postings: a chain per feature through two flat arrays.
  #freshHeads = new Map<number, number>();
  #freshCounts = new Map<number, number>();
  #freshRows = new GrowableUint32();
  #freshNext = new GrowableUint32();
  #liveDocs = 0;

  constructor() {
    this.#forwardOffsets.push(0);
  }

  get documents(): number {
    return this.#liveDocs;
  }

  get rows(): number {
    return this.#rowDocs.length;
  }

  get freshRows(): number {
    return this.rows - this.#sealedRows;
  }

  get bytes(): number {
    const flat = this.#alive.bytes + this.#rowDocs.bytes + this.#forward.bytes + this.#forwardOffsets.bytes;
    const fresh = this.#freshRows.bytes + this.#freshNext.bytes + this.#freshHeads.size * 48;
    return flat + fresh + (this.#sealed ? sealedBytes(this.#sealed) : 0) + this.ids.length * 100;
  }

  has(id: string): boolean {
    return this.#docs.has(id);
  }

  /** Adds or replaces one record; lookups see it at once. */
  put(record: CompanyRecord): void {
    this.remove(record.id);
    const doc = this.#append(record);
    const first = this.#rowDocs.length;
    this.#growNorms();
    for (let row = this.#appendFrom; row < first; row++) {
      this.#post(row);
      let norm = 0;
      this.eachFeature(row, (feature) => {
        if (isGram(feature)) norm += this.weight(feature) ** 2;
      });
      this.#rowNorms[row] = norm;
    }
    this.#docs.set(record.id, doc);
  }

  #growNorms(): void {
    if (this.#rowNorms.length >= this.rows) return;
    const larger = new Float32Array(Math.ceil(this.rows * 1.5) + 64);
    larger.set(this.#rowNorms);
    this.#rowNorms = larger;
  }

  /** Squared length of a row's gram vector, with the frequencies of when it was written or last sealed. */
  normOf(row: number): number {
    return this.#rowNorms[row] ?? 0;
  }

  /** What sharing a feature counts: its family's weight times its rarity. */
  weight(feature: number, frequency = this.frequency(feature)): number {
    return weightOfFamily(familyNumber(feature)) * rarity(frequency, this.rows);
  }

  /** Adds a record to be sealed later: for building, when `id` is known to be new. */
  load(record: CompanyRecord): void {
    const known = this.#docs.get(record.id);
    if (known !== undefined) this.remove(record.id);
    this.#docs.set(record.id, this.#append(record));
  }

  #appendFrom = 0;

  #append(record: CompanyRecord): number {
    const doc = this.ids.push(record.id) - 1;
    this.#alive.push(1);
    this.#liveDocs++;
    this.#appendFrom = this.#rowDocs.length;
    for (const features of rowsOf(record)) {
      this.#rowDocs.push(doc);
      for (const feature of features) this.#forward.push(feature);
      this.#forwardOffsets.push(this.#forward.length);
    }
    return doc;
  }

  #post(row: number): void {
    const end = this.#forwardOffsets.at(row + 1);
    for (let at = this.#forwardOffsets.at(row); at < end; at++) {
      const feature = this.#forward.at(at);
      this.#freshRows.push(row);
      const link = this.#freshNext.push(this.#freshHeads.get(feature) ?? NONE);
      this.#freshHeads.set(feature, link);
      this.#freshCounts.set(feature, (this.#freshCounts.get(feature) ?? 0) + 1);
    }
  }

  remove(id: string): boolean {
    const doc = this.#docs.get(id);
    if (doc === undefined) return false;
    this.#docs.delete(id);
    this.#alive.set(doc, 0);
    this.#liveDocs--;
    return true;
  }

  isAlive(doc: number): boolean {
    return this.#alive.at(doc) === 1;
  }

  docOfRow(row: number): number {
    return this.#rowDocs.at(row);
  }

  /** How many rows hold a feature, removed ones included. */
  frequency(feature: number): number {
    let count = this.#freshCounts.get(feature) ?? 0;
    if (this.#sealed) {
      const at = findFeature(this.#sealed, feature);
      if (at >= 0) count += (this.#sealed.offsets[at + 1] ?? 0) - (this.#sealed.offsets[at] ?? 0);
    }
    return count;
  }

  /** Adds `weight` to the score of every row with the feature, at most `budget` of them; answers how many. */
  accumulate(feature: number, weight: number, budget: number, scores: Float32Array, touched: GrowableUint32): number {
    let visited = 0;
    for (
      let link = this.#freshHeads.get(feature) ?? NONE;
      link !== NONE && visited < budget;
      link = this.#freshNext.at(link)
    ) {
      const row = this.#freshRows.at(link);
      const known = scores[row] ?? 0;
      if (known === 0) touched.push(row);
      scores[row] = known + weight;
      visited++;
    }
    if (!this.#sealed) return visited;
    const at = findFeature(this.#sealed, feature);
    if (at < 0) return visited;
    const { rows, offsets } = this.#sealed;
    const start = offsets[at] ?? 0;
    const end = Math.min(offsets[at + 1] ?? 0, start + budget - visited);
    for (let index = start; index < end; index++) {
      const row = rows[index] ?? 0;
      const known = scores[row] ?? 0;
      if (known === 0) touched.push(row);
      scores[row] = known + weight;
    }
    return visited + Math.max(0, end - start);
  }

  /** Calls `visit` with every feature of a row. */
  eachFeature(row: number, visit: (feature: number) => void): void {
    const end = this.#forwardOffsets.at(row + 1);
    for (let at = this.#forwardOffsets.at(row); at < end; at++) visit(this.#forward.at(at));
  }

  /** The features of a row, as a view into the index. */
  featuresOf(row: number): Uint32Array {
    return this.#forward.view().subarray(this.#forwardOffsets.at(row), this.#forwardOffsets.at(row + 1));
  }

  /** Moves everything written so far into the sealed part. Takes time in proportion to all rows. */
  sealAll(): void {
    const postings = seal(this.#forward.view(), this.#forwardOffsets.view());
    this.#sealed = postings;
    this.#sealedRows = this.rows;
    this.#rowNorms = gramNorms(postings, this.rows);
    this.#freshHeads = new Map();
    this.#freshCounts = new Map();
    this.#freshRows = new GrowableUint32();
    this.#freshNext = new GrowableUint32();
  }

  /** The arrays of a sealed index without removed documents' ids taken out; for handing over. */
  toArrays(): IndexArrays | null {
    if (!this.#sealed || this.freshRows > 0) return null;
    return {
      ids: this.ids.map((id, doc) => (this.isAlive(doc) ? id : '')),
      rowDocs: this.#rowDocs.view(),
      forward: this.#forward.view(),
      forwardOffsets: this.#forwardOffsets.view(),
      postings: this.#sealed,
    };
  }
}

/** Inverse document frequency; a feature nobody has yet counts as rare, one that all have hardly. */
function rarity(frequency: number, rows: number): number {
  return Math.log(1 + (rows + 1) / (frequency + 0.5));
}

function gramNorms(postings: SealedPostings, rowCount: number): Float32Array {
  const norms = new Float32Array(rowCount);
  const { features, offsets, rows } = postings;
  for (let index = 0; index < features.length; index++) {
    const feature = features[index] ?? 0;
    if (!isGram(feature)) continue;
    const start = offsets[index] ?? 0;
    const end = offsets[index + 1] ?? 0;
    const weight = weightOfFamily(familyNumber(feature)) * rarity(end - start, rowCount);
    const square = weight * weight;
    for (let at = start; at < end; at++) {
      const row = rows[at] ?? 0;
      norms[row] = (norms[row] ?? 0) + square;
    }
  }
  return norms;
}
