// A batch of companies turned into numbers: the unit in which an index is built, here or in another thread. Rows are
// numbered within the batch; nothing is sorted or inverted yet.
import type { CompanyRecord } from '../../matching/record.ts';
import type { Unreadable } from '../unreadable.ts';
import { unreadable } from '../unreadable.ts';
import { eachRow } from './features.ts';
import { GrowableUint32 } from './growable.ts';
import { sharedBytes, sharedUint32, toShared } from './shared-arrays.ts';

/** Arrays over shared memory: a chunk goes from thread to thread without a copy. */
export type Chunk = {
  /** The ids in UTF-8, one after the other; document d is `ids[idOffsets[d]..idOffsets[d + 1]]`. */
  ids: Uint8Array;
  idOffsets: Uint32Array;
  /** Document of each row. */
  rowDocs: Uint32Array;
  /** Features of row r: `features[offsets[r]..offsets[r + 1]]`. */
  features: Uint32Array;
  offsets: Uint32Array;
};

/** Writes down documents row by row, for one chunk after another. */
export class ChunkWriter {
  #ids: string[] = [];
  readonly #rowDocs = new GrowableUint32();
  readonly #features = new GrowableUint32(4096);
  readonly #offsets = new GrowableUint32();
  #rowsBefore = 0;
  #featuresBefore = 0;

  constructor() {
    this.#offsets.push(0);
  }

  /** Starts a document; its rows follow. */
  addDocument(id: string): void {
    this.#ids.push(id);
    this.#rowsBefore = this.#rowDocs.length;
    this.#featuresBefore = this.#features.length;
  }

  /** Takes back the document begun last, with the rows it has so far. */
  dropDocument(): void {
    this.#ids.pop();
    this.#rowDocs.length = this.#rowsBefore;
    this.#offsets.length = this.#rowsBefore + 1;
    this.#features.length = this.#featuresBefore;
  }

  /** The features are copied. */
  addRow(features: Uint32Array): void {
    this.#rowDocs.push(this.#ids.length - 1);
    this.#features.append(features);
    this.#offsets.push(this.#features.length);
  }

  /** The chunk of what was written since the last; the space it was written in is used again. */
  finish(): Chunk {
    const encoded = this.#ids.map((id) => Buffer.from(id, 'utf8'));
    const idOffsets = sharedUint32(encoded.length + 1);
    let at = 0;
    for (const [doc, bytes] of encoded.entries()) {
      at += bytes.length;
      idOffsets[doc + 1] = at;
    }
    const ids = sharedBytes(at);
    for (const [doc, bytes] of encoded.entries()) ids.set(bytes, idOffsets[doc] ?? 0);
    const chunk = {
      ids,
      idOffsets,
      rowDocs: toShared(this.#rowDocs.view()),
      features: toShared(this.#features.view()),
      offsets: toShared(this.#offsets.view()),
    };
    this.#ids = [];
    this.#rowDocs.length = 0;
    this.#features.length = 0;
    this.#offsets.length = 1;
    return chunk;
  }
}

/** `end` is the position of the first record that was not come to. */
export type Derived = { chunk: Chunk; left: Unreadable[]; end: number };

const writer = new ChunkWriter();

/**
 * Derives records from `from` on, all of them or as many as the time allows, one at least. Those that cannot be taken apart
 * are left out and named.
 * @param milliseconds after which no further record is begun
 */
export function deriveChunk(records: readonly CompanyRecord[], from = 0, milliseconds = Infinity): Derived {
  const until = performance.now() + milliseconds;
  const left: Unreadable[] = [];
  let end = from;
  for (; end < records.length && (end === from || performance.now() < until); end++) {
    const record = records[end] as CompanyRecord;
    writer.addDocument(record.id);
    try {
      eachRow(record, (features) => writer.addRow(features));
    } catch (error) {
      writer.dropDocument();
      left.push(unreadable(record.id, error));
    }
  }
  return { chunk: writer.finish(), left, end };
}

export function documentsIn(chunk: Chunk): number {
  return chunk.idOffsets.length - 1;
}

export function rowsIn(chunk: Chunk): number {
  return chunk.offsets.length - 1;
}
