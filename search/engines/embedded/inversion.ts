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

/**
 * An entry as one number that sorts by feature and then by row: the 28 bits of the feature below its shard's, then 25 of
 * the row. Together they are the 53 bits that a number holds exactly.
 */
const ROWS = 2 ** 25;
const OWN_BITS = 0x0fffffff;

/** Space to sort in, used again for every shard of a build. */
export class SortSpace {
  #numbers = new Float64Array(0);

  /** An array of so many numbers, with anything in them. */
  fit(size: number): Float64Array {
    // Shards are about alike: the first is not the last that fits.
    if (this.#numbers.length < size) this.#numbers = new Float64Array(Math.ceil(size * 1.1) + 16);
    return this.#numbers.subarray(0, size);
  }
}

/** Features are told apart by their next highest bits before any are sorted: what is left to sort are short runs. */
const RUN_BITS = 14;

/** The entries of one shard, in order. */
function sortedEntries({ chunks, number, firstRow }: Inversion, space: SortSpace): Float64Array {
  // ends[run + 1]: first how many entries a run has, then where the next of them goes.
  const ends = new Uint32Array((1 << RUN_BITS) + 1);
  for (const { features } of chunks) {
    for (let at = 0; at < features.length; at++) {
      const feature = features[at] as number;
      if (feature >>> 28 === number) count(ends, runOf(feature) + 1);
    }
  }
  for (let run = 1; run < ends.length; run++) ends[run] = (ends[run] as number) + (ends[run - 1] as number);
  const entries = space.fit(ends[1 << RUN_BITS] as number);
  let first = firstRow;
  for (const chunk of chunks) {
    const { features, offsets } = chunk;
    const rowCount = rowsIn(chunk);
    let at = 0;
    for (let row = 0; row < rowCount; row++) {
      const end = offsets[row + 1] as number;
      for (; at < end; at++) {
        const feature = features[at] as number;
        if (feature >>> 28 === number) entries[count(ends, runOf(feature))] = (feature & OWN_BITS) * ROWS + first + row;
      }
    }
    first += rowCount;
  }
  for (let run = 0, start = 0; run < 1 << RUN_BITS; run++) {
    const end = ends[run] as number;
    if (end - start > 1) entries.subarray(start, end).sort();
    start = end;
  }
  return entries;
}

function runOf(feature: number): number {
  return (feature & OWN_BITS) >>> (28 - RUN_BITS);
}

/** Adds one and answers what there was. */
function count(counts: Uint32Array, at: number): number {
  const before = counts[at] as number;
  counts[at] = before + 1;
  return before;
}

function rowOf(entry: number): number {
  return entry - Math.floor(entry / ROWS) * ROWS;
}

/** Walks the features of the sealed shard and of the new entries together, in order. */
function eachFeature(
  number: number,
  base: Shard | null,
  fresh: Float64Array,
  visit: (feature: number, baseAt: number, freshStart: number, freshEnd: number) => void,
): void {
  const known = base?.features ?? new Uint32Array(0);
  let left = 0;
  let right = 0;
  const shard = number * (OWN_BITS + 1);
  while (left < known.length || right < fresh.length) {
    const a = left < known.length ? (known[left] as number) : Infinity;
    const b = right < fresh.length ? shard + Math.floor((fresh[right] as number) / ROWS) : Infinity;
    const feature = Math.min(a, b);
    const start = right;
    if (b === feature) {
      const beyond = (b - shard + 1) * ROWS;
      while (right < fresh.length && (fresh[right] as number) < beyond) right++;
    }
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
  const { number, base, rowMap, rows: totalRows, firstRow, squares } = input;
  if (totalRows > ROWS) throw new Error(`An index holds at most ${String(ROWS)} names`);
  const fresh = sortedEntries(input, space);
  let distinct = 0;
  let entries = 0;
  let cuts = 0;
  eachFeature(number, base, fresh, (feature, baseAt, start, end) => {
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
  eachFeature(number, base, fresh, (feature, baseAt, start, end) => {
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
      shard.rows[written++] = rowOf(fresh[index] as number);
    if (sealed + end - start > longest || cutBefore > 0) {
      shard.cut[cutAt] = feature;
      shard.cutCounts[cutAt++] = count;
    }
    if (isGram(feature)) {
      const weight = weightOfFamily(familyNumber(feature)) * rarity(count, totalRows);
      const square = weight * weight;
      for (let index = start; index < end; index++) {
        const row = rowOf(fresh[index] as number) - firstRow;
        squares[row] = (squares[row] as number) + square;
      }
    }
  });
  shard.offsets[at] = written;
  bucketsFor(shard.features, shard.buckets);
  return shard;
}
