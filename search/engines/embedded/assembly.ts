// Puts a segment together: the documents and rows that stay, those that come, and sixteen shards made by whoever has time.
// Knows no thread: the jobs are functions, and a builder decides where they run.
import type { Chunk } from './chunk.ts';
import { documentsIn, rowsIn } from './chunk.ts';
import { isGram } from './features.ts';
import type { Inversion } from './inversion.ts';
import type { Segment } from './segment.ts';
import { idSlot, NONE, segmentDocuments, segmentRows } from './segment.ts';
import { sharedBytes, sharedFloat32, sharedUint32 } from './shared-arrays.ts';

/** What a new segment is made of: the documents of `base` that are alive, then those of the chunks in order. */
export type Parts = { base: Segment | null; alive: Uint8Array; chunks: readonly Chunk[] };

export type Plan = Parts & {
  /** Where each document and row of the base goes, NONE where it is dropped; null where nothing is. */
  docMap: Uint32Array | null;
  rowMap: Uint32Array | null;
  keptDocuments: number;
  keptRows: number;
  rows: number;
};

export function planOf({ base, alive, chunks }: Parts): Plan {
  const baseDocs = base ? segmentDocuments(base) : 0;
  const baseRows = base ? segmentRows(base) : 0;
  let docMap: Uint32Array | null = null;
  let rowMap: Uint32Array | null = null;
  let keptDocuments = baseDocs;
  let keptRows = baseRows;
  if (base && alive.subarray(0, baseDocs).includes(0)) {
    docMap = sharedUint32(baseDocs);
    rowMap = sharedUint32(baseRows);
    keptDocuments = 0;
    keptRows = 0;
    for (let doc = 0; doc < baseDocs; doc++) docMap[doc] = alive[doc] === 1 ? keptDocuments++ : NONE;
    for (let row = 0; row < baseRows; row++)
      rowMap[row] = docMap[base.rowDocs[row] as number] === NONE ? NONE : keptRows++;
  }
  const rows = keptRows + chunks.reduce((sum, chunk) => sum + rowsIn(chunk), 0);
  return { base, alive, chunks, docMap, rowMap, keptDocuments, keptRows, rows };
}

/** The job of one shard. `squares` is added to and belongs to whoever runs the job. */
export function inversionOf(plan: Plan, number: number, squares: Float64Array): Inversion {
  return {
    number,
    base: plan.base?.shards[number] ?? null,
    rowMap: plan.rowMap,
    chunks: plan.chunks,
    firstRow: plan.keptRows,
    rows: plan.rows,
    squares,
  };
}

/** Everything of a segment but its shards and the norms of new rows. */
export type Documents = Omit<Segment, 'shards'>;

/** Lays documents, rows and grams out one after the other. */
export function assembleDocuments(plan: Plan): Documents {
  const { base, docMap, rowMap, chunks } = plan;
  let idBytes = 0;
  let documents = plan.keptDocuments;
  let grams = 0;
  if (base) {
    for (let doc = 0; doc < segmentDocuments(base); doc++)
      if (docMap === null || docMap[doc] !== NONE)
        idBytes += (base.idOffsets[doc + 1] as number) - (base.idOffsets[doc] as number);
    for (let row = 0; row < segmentRows(base); row++)
      if (rowMap === null || rowMap[row] !== NONE)
        grams += (base.forwardOffsets[row + 1] as number) - (base.forwardOffsets[row] as number);
  }
  for (const chunk of chunks) {
    idBytes += chunk.ids.length;
    documents += documentsIn(chunk);
    for (let at = 0; at < chunk.features.length; at++) if (isGram(chunk.features[at] as number)) grams++;
  }
  let slots = 4;
  while (slots < documents * 2) slots *= 2;
  const made: Documents = {
    ids: sharedBytes(idBytes),
    idOffsets: sharedUint32(documents + 1),
    idTable: sharedUint32(slots),
    alive: sharedBytes(documents).fill(1),
    rowDocs: sharedUint32(plan.rows),
    forward: sharedUint32(grams),
    forwardOffsets: sharedUint32(plan.rows + 1),
    norms: sharedFloat32(plan.rows),
  };
  const cursor = { doc: 0, idAt: 0, row: 0, gram: 0 };
  if (base) keepBase(made, base, plan, cursor);
  for (const chunk of chunks) addChunk(made, chunk, cursor);
  fillIdTable(made);
  return made;
}

type Cursor = { doc: number; idAt: number; row: number; gram: number };

function keepBase(made: Documents, base: Segment, { docMap, rowMap }: Plan, cursor: Cursor): void {
  for (let doc = 0; doc < segmentDocuments(base); doc++) {
    if (docMap !== null && docMap[doc] === NONE) continue;
    const bytes = base.ids.subarray(base.idOffsets[doc], base.idOffsets[doc + 1]);
    made.ids.set(bytes, cursor.idAt);
    cursor.idAt += bytes.length;
    made.idOffsets[++cursor.doc] = cursor.idAt;
  }
  for (let row = 0; row < segmentRows(base); row++) {
    if (rowMap !== null && rowMap[row] === NONE) continue;
    const doc = base.rowDocs[row] as number;
    made.rowDocs[cursor.row] = docMap === null ? doc : (docMap[doc] as number);
    made.norms[cursor.row] = base.norms[row] as number;
    const grams = base.forward.subarray(base.forwardOffsets[row], base.forwardOffsets[row + 1]);
    made.forward.set(grams, cursor.gram);
    cursor.gram += grams.length;
    made.forwardOffsets[++cursor.row] = cursor.gram;
  }
}

function addChunk(made: Documents, chunk: Chunk, cursor: Cursor): void {
  const firstDoc = cursor.doc;
  made.ids.set(chunk.ids, cursor.idAt);
  for (let doc = 0; doc < documentsIn(chunk); doc++)
    made.idOffsets[++cursor.doc] = cursor.idAt + (chunk.idOffsets[doc + 1] as number);
  cursor.idAt += chunk.ids.length;
  let at = 0;
  for (let row = 0; row < rowsIn(chunk); row++) {
    made.rowDocs[cursor.row] = firstDoc + (chunk.rowDocs[row] as number);
    for (const end = chunk.offsets[row + 1] as number; at < end; at++) {
      const feature = chunk.features[at] as number;
      if (isGram(feature)) made.forward[cursor.gram++] = feature;
    }
    made.forwardOffsets[++cursor.row] = cursor.gram;
  }
}

/** Of two documents with one id the later counts. */
function fillIdTable(made: Documents): void {
  for (let doc = 0; doc + 1 < made.idOffsets.length; doc++) {
    const start = made.idOffsets[doc] as number;
    const slot = idSlot(made, made.ids, start, made.idOffsets[doc + 1] as number);
    const held = made.idTable[slot] as number;
    if (held !== 0) made.alive[held - 1] = 0;
    made.idTable[slot] = doc + 1;
  }
}

/** Writes down the norms of the new rows: the sums of what every thread that inverted has added up. */
export function sumNorms(norms: Float32Array, firstRow: number, squares: readonly Float64Array[]): void {
  for (let row = firstRow; row < norms.length; row++) {
    let sum = 0;
    for (let part = 0; part < squares.length; part++) sum += (squares[part] as Float64Array)[row - firstRow] as number;
    norms[row] = sum;
  }
}
