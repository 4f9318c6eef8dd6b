// The sealed part of the index: feature -> rows, in three flat arrays. Features are sorted, found through a
// table of their highest bits and a short binary search; the rows of one feature lie side by side.

export type SealedPostings = {
  /** Distinct features, ascending. */
  features: Uint32Array;
  /** Start of each feature's rows in `rows`; one more entry than `features`. */
  offsets: Uint32Array;
  rows: Uint32Array;
  /** First feature whose highest bits are i. */
  buckets: Uint32Array;
  bucketShift: number;
};

/**
 * Inverts the forward lists (`forward[forwardOffsets[r]..forwardOffsets[r+1]]` are the features of row r). Works
 * through the features in sixteen slices by their highest bits, so that the sorting space stays a sixteenth.
 */
export function seal(forward: Uint32Array, forwardOffsets: Uint32Array): SealedPostings {
  const rowCount = forwardOffsets.length - 1;
  const total = forward.length;
  const sliceSizes = new Uint32Array(16);
  for (let index = 0; index < total; index++) {
    const slice = (forward[index] ?? 0) >>> 28;
    sliceSizes[slice] = (sliceSizes[slice] ?? 0) + 1;
  }
  const largest = sliceSizes.reduce((most, size) => Math.max(most, size), 0);
  let keysA = new Uint32Array(largest);
  let rowsA = new Uint32Array(largest);
  let keysB = new Uint32Array(largest);
  let rowsB = new Uint32Array(largest);
  const rows = new Uint32Array(total);
  const features: Uint32Array[] = [];
  const starts: Uint32Array[] = [];
  const counts = new Uint32Array(1 << 14);
  let written = 0;
  for (let slice = 0; slice < 16; slice++) {
    let size = 0;
    for (let row = 0; row < rowCount; row++) {
      const end = forwardOffsets[row + 1] ?? 0;
      for (let at = forwardOffsets[row] ?? 0; at < end; at++) {
        const feature = forward[at] ?? 0;
        if (feature >>> 28 === slice) {
          keysA[size] = feature;
          rowsA[size++] = row;
        }
      }
    }
    // Two stable counting passes over the remaining 28 bits.
    for (let pass = 0; pass < 2; pass++) {
      const shift = pass * 14;
      counts.fill(0);
      for (let at = 0; at < size; at++) {
        const digit = ((keysA[at] ?? 0) >>> shift) & 0x3fff;
        counts[digit] = (counts[digit] ?? 0) + 1;
      }
      let sum = 0;
      for (let digit = 0; digit < counts.length; digit++) {
        const count = counts[digit] ?? 0;
        counts[digit] = sum;
        sum += count;
      }
      for (let at = 0; at < size; at++) {
        const key = keysA[at] ?? 0;
        const digit = (key >>> shift) & 0x3fff;
        const to = counts[digit] ?? 0;
        counts[digit] = to + 1;
        keysB[to] = key;
        rowsB[to] = rowsA[at] ?? 0;
      }
      [keysA, keysB] = [keysB, keysA];
      [rowsA, rowsB] = [rowsB, rowsA];
    }
    let distinct = 0;
    for (let at = 0; at < size; at++) if (at === 0 || keysA[at] !== keysA[at - 1]) distinct++;
    const sliceFeatures = new Uint32Array(distinct);
    const sliceStarts = new Uint32Array(distinct);
    let next = 0;
    for (let at = 0; at < size; at++) {
      if (at === 0 || keysA[at] !== keysA[at - 1]) {
        sliceFeatures[next] = keysA[at] ?? 0;
        sliceStarts[next++] = written + at;
      }
    }
    rows.set(rowsA.subarray(0, size), written);
    written += size;
    features.push(sliceFeatures);
    starts.push(sliceStarts);
  }
  const count = features.reduce((sum, part) => sum + part.length, 0);
  const allFeatures = new Uint32Array(count);
  const offsets = new Uint32Array(count + 1);
  let at = 0;
  for (let slice = 0; slice < 16; slice++) {
    allFeatures.set(features[slice] ?? [], at);
    offsets.set(starts[slice] ?? [], at);
    at += features[slice]?.length ?? 0;
  }
  offsets[count] = total;
  return { features: allFeatures, offsets, rows, ...bucketsOf(allFeatures) };
}

function bucketsOf(features: Uint32Array): { buckets: Uint32Array; bucketShift: number } {
  const bits = Math.min(20, Math.max(8, Math.ceil(Math.log2(features.length + 1)) - 2));
  const bucketShift = 32 - bits;
  const buckets = new Uint32Array((1 << bits) + 1);
  let bucket = 0;
  for (let index = 0; index < features.length; index++) {
    const own = (features[index] ?? 0) >>> bucketShift;
    while (bucket <= own) buckets[bucket++] = index;
  }
  while (bucket < buckets.length) buckets[bucket++] = features.length;
  return { buckets, bucketShift };
}

/** Index of a feature in `features`, or -1. */
export function findFeature(postings: SealedPostings, feature: number): number {
  const { features, buckets, bucketShift } = postings;
  const bucket = feature >>> bucketShift;
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

export function sealedBytes(postings: SealedPostings): number {
  return (
    postings.features.byteLength + postings.offsets.byteLength + postings.rows.byteLength + postings.buckets.byteLength
  );
}
