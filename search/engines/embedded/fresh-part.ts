// What was written since the index was sealed: postings as chains through flat arrays, visible at once, slower than the
// sealed part and kept small by merging. Documents and rows are numbered from 0 here.
import type { Chunk } from './chunk.ts';
import { ChunkWriter } from './chunk.ts';
import { GrowableUint32 } from './growable.ts';
import { NONE } from './segment.ts';

export class FreshPart {
  readonly ids: string[] = [];
  readonly #docs = new Map<string, number>();
  readonly #alive: boolean[] = [];
  readonly #rowDocs = new GrowableUint32(64);
  readonly #norms: number[] = [];
  readonly #forward = new GrowableUint32(1024);
  readonly #forwardOffsets = new GrowableUint32(64);
  // A chain per feature: the newest link, then back through `next`.
  readonly #heads = new Map<number, number>();
  readonly #counts = new Map<number, number>();
  readonly #rows = new GrowableUint32(1024);
  readonly #next = new GrowableUint32(1024);
  #living = 0;

  constructor() {
    this.#forwardOffsets.push(0);
  }

  /** Documents that have not been removed or replaced. */
  get documents(): number {
    return this.#living;
  }

  get rows(): number {
    return this.#rowDocs.length;
  }

  get bytes(): number {
    const flat = this.#rowDocs.bytes + this.#forward.bytes + this.#forwardOffsets.bytes;
    return flat + this.#rows.bytes + this.#next.bytes + this.#heads.size * 96 + this.ids.length * 100;
  }

  /** Adds a document whose id is not alive here. `normOf` is asked after the row's features are counted. */
  add(id: string, rows: readonly Uint32Array[], normOf: (features: Uint32Array) => number): void {
    const doc = this.ids.push(id) - 1;
    this.#docs.set(id, doc);
    this.#alive.push(true);
    this.#living++;
    for (const features of rows) {
      const row = this.#rowDocs.push(doc);
      for (const feature of features) {
        this.#forward.push(feature);
        this.#rows.push(row);
        this.#heads.set(feature, this.#next.push(this.#heads.get(feature) ?? NONE));
        this.#counts.set(feature, (this.#counts.get(feature) ?? 0) + 1);
      }
      this.#forwardOffsets.push(this.#forward.length);
      this.#norms.push(normOf(features));
    }
  }

  remove(id: string): boolean {
    const doc = this.#docs.get(id);
    if (doc === undefined) return false;
    this.#docs.delete(id);
    this.#alive[doc] = false;
    this.#living--;
    return true;
  }

  isAlive(doc: number): boolean {
    return this.#alive[doc] === true;
  }

  docOfRow(row: number): number {
    return this.#rowDocs.at(row);
  }

  normOf(row: number): number {
    return this.#norms[row] ?? 0;
  }

  featuresOf(row: number): Uint32Array {
    return this.#forward.view().subarray(this.#forwardOffsets.at(row), this.#forwardOffsets.at(row + 1));
  }

  frequency(feature: number): number {
    return this.#counts.get(feature) ?? 0;
  }

  /** The newest link of a feature's chain, NONE for no rows. */
  firstLink(feature: number): number {
    return this.#heads.get(feature) ?? NONE;
  }

  nextLink(link: number): number {
    return this.#next.at(link);
  }

  rowOfLink(link: number): number {
    return this.#rows.at(link);
  }

  /** The living documents as a chunk, for merging. */
  toChunk(): Chunk {
    const writer = new ChunkWriter();
    for (let row = 0, started = -1; row < this.rows; row++) {
      const doc = this.docOfRow(row);
      if (!this.isAlive(doc)) continue;
      if (doc !== started) writer.addDocument(this.ids[doc] ?? '');
      started = doc;
      writer.addRow(this.featuresOf(row));
    }
    return writer.finish();
  }
}
