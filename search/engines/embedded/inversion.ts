// From rows with features to features with rows, one shard at a time: sorts what is new and merges it into what a sealed
// shard holds. The heavy part of building; pure, so that any thread may do any shard.
import type { Chunk } from './chunk.ts';
import { rowsIn } from './chunk.ts';
import { familyNumber, isGram, PREFIX_FAMILY, weightOfFamily } from './features.ts';
import type { Shard } from './segment.ts';
import { bucketCount, bucketsFor, cutCount, NONE } from './segment.ts';
import { sharedUint32 } from './shared-arrays.ts';

/** Inverse document frequency; a feature nobody has yet counts as rare, one that all have hardly. */
export function rarity(frequency: number, rows: number): number {
  return Math.log(1 + (rows + 1) / (frequency + 0.5));
}

/**
 * The longest list kept for a feature. What more rows have points at nobody: it is weighed when rows are compared, but
 * not walked to find them.
 */
export function longestList(feature: number, rows: number): number {
  if (isGram(feature)) return Math.max(4_000, Math.floor(rows / 50));
  return familyNumber(feature) === PREFIX_FAMILY ? 1_000 : 2_000;
}

/** No list shorter than this was cut. */
export const SHORTEST_CUT = 1_000;

export type Inversion = {
  number: number;
  /** What is sealed already, and where each of its rows goes (NONE: dropped); null where all stay in place. */
  base: Shard | null;
  rowMap: Uint32Array | null;
  chunks: readonly Chunk[];
  /** Number of the first row of the chunks. */
  firstRow: number;
  /** Rows there will be. */
  rows: number;
  /** Per row of the chunks, the sum of squared weights of its grams; added to. */
  squares: Float64Array;
};

type Entries = { features: Uint32Array; rows: Uint32Array; size: number };

/** Arrays that are sorted in, used again for every shard of a build. */
export class SortSpace {
  #arrays: readonly Uint32Array[] = [];

  /** Four arrays of at least so many numbers, with anything in them. */
  fit(size: number): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
    const [a, b, c, d] = this.#arrays;
    if (a && b && c && d && a.length >= size) return [a, b, c, d];
    // Shards are about alike: the first is not the last that fits.
    const length = Math.ceil(size * 1.1) + 16;
    const made = [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)];
    this.#arrays = made;
    return made as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  }
}

/** The entries of one shard, by feature and then by row. */
function sortedEntries({ chunks, number, firstRow }: Inversion, space: SortSpace): Entries {
  let size = 0;
  for (const { features } of chunks)
    for (let at = 0; at < features.length; at++) if ((features[at] as number) >>> 28 === number) size++;
  let [keysA, rowsA, keysB, rowsB] = space.fit(size);
  let next = 0;
  let first = firstRow;
  for (const chunk of chunks) {
    const { features, offsets } = chunk;
    const rowCount = rowsIn(chunk);
    let at = 0;
    for (let row = 0; row < rowCount; row++) {
      const end = offsets[row + 1] as number;
      for (; at < end; at++) {
        const feature = features[at] as number;
        if (feature >>> 28 !== number) continue;
        keysA[next] = feature;
        rowsA[next++] = first + row;
      }
    }
    first += rowCount;
  }
  const counts = new Uint32Array(1 << 14);
  // Two stable counting passes over the remaining 28 bits.
  for (let shift = 0; shift < 28; shift += 14) {
    counts.fill(0);
    for (let at = 0; at < size; at++) {
      const digit = ((keysA[at] as number) >>> shift) & 0x3fff;
      counts[digit] = (counts[digit] as number) + 1;
    }
    let sum = 0;
    for (let digit = 0; digit < counts.length; digit++) {
      const count = counts[digit] as number;
      counts[digit] = sum;
      sum += count;
    }
    for (let at = 0; at < size; at++) {
      const key = keysA[at] as number;
      const digit = (key >>> shift) & 0x3fff;
      const to = counts[digit] as number;
      counts[digit] = to + 1;
      keysB[to] = key;
      rowsB[to] = rowsA[at] as number;
    }
    [keysA, keysB] = [keysB, keysA];
    [rowsA, rowsB] = [rowsB, rowsA];
  }
  return { features: keysA, rows: rowsA, size };
}

/** Walks the features of the sealed shard and of the new entries together, in order. */
function eachFeature(
  base: Shard | null,
  fresh: Entries,
  visit: (feature: number, baseAt: number, freshStart: number, freshEnd: number) => void,
): void {
  const known = base?.features ?? new Uint32Array(0);
  let left = 0;
  let right = 0;
  while (left < known.length || right < fresh.size) {
    const a = left < known.length ? (known[left] as number) : Infinity;
    const b = right < fresh.size ? (fresh.features[right] as number) : Infinity;
    const feature = Math.min(a, b);
    const start = right;
    if (b === feature) while (right < fresh.size && fresh.features[right] === feature) right++;
    visit(feature, a === feature ? left++ : -1, start, right);
  }
}

function isKept(rowMap: Uint32Array | null, row: number): boolean {
  return rowMap === null || rowMap[row] !== NONE;
}

/** The rows of a sealed feature that stay. */
function keptRows(base: Shard, at: number, rowMap: Uint32Array | null): number {
  const start = base.offsets[at] as number;
  const end = base.offsets[at + 1] as number;
  if (rowMap === null) return end - start;
  let count = 0;
  for (let index = start; index < end; index++) if (rowMap[base.rows[index] as number] !== NONE) count++;
  return count;
}

/** Sorts the chunks' entries of one shard, merges them with the sealed ones and cuts lists that are too long. */
export function invertShard(input: Inversion, space: SortSpace): Shard {
  const { base, rowMap, rows: totalRows, firstRow, squares } = input;
  const fresh = sortedEntries(input, space);
  let distinct = 0;
  let entries = 0;
  let cuts = 0;
  eachFeature(base, fresh, (feature, baseAt, start, end) => {
    const length = (base && baseAt >= 0 ? keptRows(base, baseAt, rowMap) : 0) + end - start;
    if (length === 0) return;
    const longest = longestList(feature, totalRows);
    distinct++;
    entries += Math.min(length, longest);
    if (length > longest || (base && baseAt >= 0 && cutCount(base, feature) > 0)) cuts++;
  });
  const shard: Shard = {
    features: sharedUint32(distinct),
    offsets: sharedUint32(distinct + 1),
    rows: sharedUint32(entries),
    buckets: sharedUint32(bucketCount(distinct)),
    cut: sharedUint32(cuts),
    cutCounts: sharedUint32(cuts),
  };
  let at = 0;
  let written = 0;
  let cutAt = 0;
  eachFeature(base, fresh, (feature, baseAt, start, end) => {
    const sealed = base && baseAt >= 0 ? keptRows(base, baseAt, rowMap) : 0;
    if (sealed + end - start === 0) return;
    const longest = longestList(feature, totalRows);
    const cutBefore = base && baseAt >= 0 ? cutCount(base, feature) : 0;
    const count = Math.max(cutBefore, sealed) + end - start;
    shard.features[at] = feature;
    shard.offsets[at++] = written;
    const until = written + Math.min(sealed + end - start, longest);
    if (base && baseAt >= 0) {
      const last = base.offsets[baseAt + 1] as number;
      for (let index = base.offsets[baseAt] as number; index < last && written < until; index++) {
        const row = base.rows[index] as number;
        if (isKept(rowMap, row)) shard.rows[written++] = rowMap === null ? row : (rowMap[row] as number);
      }
    }
    for (let index = start; index < end && written < until; index++)
      shard.rows[written++] = fresh.rows[index] as number;
    if (sealed + end - start > longest || cutBefore > 0) {
      shard.cut[cutAt] = feature;
      shard.cutCounts[cutAt++] = count;
    }
    if (isGram(feature)) {
      const weight = weightOfFamily(familyNumber(feature)) * rarity(count, totalRows);
      const square = weight * weight;
      for (let index = start; index < end; index++) {
        const row = (fresh.rows[index] as number) - firstRow;
        squares[row] = (squares[row] as number) + square;
      }
    }
  });
  shard.offsets[at] = written;
  bucketsFor(shard.features, shard.buckets);
  return shard;
}
