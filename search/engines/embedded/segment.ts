// The sealed part of the index: flat arrays over shared memory that nobody changes any more. Feature -> rows in sixteen
// shards by the feature's highest bits, the grams of every row for exact comparison, and the ids.

export const SHARDS = 16;
export const NONE = 0xffffffff;

/** The rows of the features whose highest four bits are the shard's number. */
export type Shard = {
  /** Distinct features, ascending. */
  features: Uint32Array;
  /** Start of each feature's rows in `rows`; one more entry than `features`. */
  offsets: Uint32Array;
  /** Ascending within a feature. */
  rows: Uint32Array;
  /** First feature whose next highest bits are i; one more than a power of two. */
  buckets: Uint32Array;
  /** Features whose list was cut because too many rows have them, ascending, and how many rows that is. */
  cut: Uint32Array;
  cutCounts: Uint32Array;
};

export type Segment = {
  /** The ids in UTF-8, one after the other. */
  ids: Uint8Array;
  idOffsets: Uint32Array;
  /** Open addressing over the ids: document + 1, or 0. Its length is a power of two. */
  idTable: Uint32Array;
  /** 0 where a later document of the same build has the same id. */
  alive: Uint8Array;
  rowDocs: Uint32Array;
  /** The gram features of each row. */
  forward: Uint32Array;
  forwardOffsets: Uint32Array;
  /** Squared length of each row's gram vector: what a cosine is divided by. */
  norms: Float32Array;
  shards: Shard[];
};

export function emptySegment(): Segment {
  const none = () => new Uint32Array(0);
  const shards = Array.from({ length: SHARDS }, () => ({
    features: none(),
    offsets: new Uint32Array(1),
    rows: none(),
    buckets: new Uint32Array(2),
    cut: none(),
    cutCounts: none(),
  }));
  return {
    ids: new Uint8Array(0),
    idOffsets: new Uint32Array(1),
    idTable: new Uint32Array(2),
    alive: new Uint8Array(0),
    rowDocs: none(),
    forward: none(),
    forwardOffsets: new Uint32Array(1),
    norms: new Float32Array(0),
    shards,
  };
}

export function segmentDocuments(segment: Segment): number {
  return segment.idOffsets.length - 1;
}

export function segmentRows(segment: Segment): number {
  return segment.rowDocs.length;
}

/** The bits of a feature below its shard's, as the number of its bucket: as many as a number of buckets has. */
function bucketOf(buckets: Uint32Array, feature: number): number {
  return ((feature << 4) >>> 0) >>> (Math.clz32(buckets.length - 1) + 1);
}

/** The table that `findFeature` starts from. */
export function bucketsFor(features: Uint32Array, buckets: Uint32Array): void {
  let bucket = 0;
  for (let index = 0; index < features.length; index++) {
    const own = buckets.length === 2 ? 0 : bucketOf(buckets, features[index] ?? 0);
    while (bucket <= own) buckets[bucket++] = index;
  }
  while (bucket < buckets.length) buckets[bucket++] = features.length;
}

/** How many entries the bucket table of so many features has. */
export function bucketCount(features: number): number {
  const bits = Math.min(18, Math.max(0, Math.ceil(Math.log2(features + 1)) - 2));
  return (1 << bits) + 1;
}

/** Index of a feature in its shard, or -1. */
export function findFeature(shard: Shard, feature: number): number {
  const { features, buckets } = shard;
  const bucket = buckets.length === 2 ? 0 : bucketOf(buckets, feature);
  let low = buckets[bucket] ?? 0;
  let high = (buckets[bucket + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const known = features[middle] ?? 0;
    if (known === feature) return middle;
    if (known < feature) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How many rows have a feature whose list was cut; 0 for one whose list is whole. */
export function cutCount(shard: Shard, feature: number): number {
  let low = 0;
  let high = shard.cut.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const known = shard.cut[middle] ?? 0;
    if (known === feature) return shard.cutCounts[middle] ?? 0;
    if (known < feature) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function sameBytes(a: Uint8Array, from: number, b: Uint8Array, start: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (a[from + index] !== b[start + index]) return false;
  return true;
}

/** Slot of `idTable` that holds an id, or the empty one where it belongs. */
export function idSlot(
  segment: Pick<Segment, 'ids' | 'idOffsets' | 'idTable'>,
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  const { ids, idOffsets, idTable } = segment;
  const mask = idTable.length - 1;
  let slot = hashBytes(bytes, start, end) & mask;
  for (;;) {
    const held = idTable[slot] ?? 0;
    if (held === 0) return slot;
    const from = idOffsets[held - 1] ?? 0;
    const length = (idOffsets[held] ?? 0) - from;
    if (length === end - start && sameBytes(ids, from, bytes, start, length)) return slot;
    slot = (slot + 1) & mask;
  }
}

/** Document of an id, or -1. */
export function documentOf(segment: Segment, id: string): number {
  const bytes = Buffer.from(id, 'utf8');
  return (segment.idTable[idSlot(segment, bytes, 0, bytes.length)] ?? 0) - 1;
}

export function idOf(segment: Segment, document: number): string {
  // A copy, because text is not decoded from shared memory.
  const bytes = segment.ids.slice(segment.idOffsets[document] ?? 0, segment.idOffsets[document + 1] ?? 0);
  return Buffer.from(bytes).toString('utf8');
}

/** Every array of a segment by name, in a fixed order: for writing it down and for counting its bytes. */
export function sectionsOf(segment: Segment): [name: string, array: Uint8Array | Uint32Array | Float32Array][] {
  const { shards, ...flat } = segment;
  return [
    ...Object.entries(flat),
    ...shards.flatMap((shard, number) =>
      Object.entries(shard).map(([name, array]): [string, Uint32Array] => [`${String(number)}.${name}`, array]),
    ),
  ];
}

export function segmentBytes(segment: Segment): number {
  return sectionsOf(segment).reduce((sum, [, array]) => sum + array.byteLength, 0);
}

/** How many features have a cut list: too common to find anything by. */
export function cutFeatures(segment: Segment): number {
  return segment.shards.reduce((sum, shard) => sum + shard.cut.length, 0);
}
