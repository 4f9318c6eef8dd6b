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

/** Writes down documents row by row. */
export class ChunkWriter {
  readonly #ids: string[] = [];
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
    return {
      ids,
      idOffsets,
      rowDocs: toShared(this.#rowDocs.view()),
      features: toShared(this.#features.view()),
      offsets: toShared(this.#offsets.view()),
    };
  }
}

export type Derived = { chunk: Chunk; left: Unreadable[] };

/** Records that cannot be taken apart are left out and named. */
export function deriveChunk(records: readonly CompanyRecord[]): Derived {
  const writer = new ChunkWriter();
  const left: Unreadable[] = [];
  for (const record of records) {
    writer.addDocument(record.id);
    try {
      eachRow(record, (features) => writer.addRow(features));
    } catch (error) {
      writer.dropDocument();
      left.push(unreadable(record.id, error));
    }
  }
  return { chunk: writer.finish(), left };
}

export function documentsIn(chunk: Chunk): number {
  return chunk.idOffsets.length - 1;
}

export function rowsIn(chunk: Chunk): number {
  return chunk.offsets.length - 1;
}
