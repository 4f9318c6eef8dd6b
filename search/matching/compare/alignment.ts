// Aligning two short texts: edit distance with neighbouring swaps, longest common subsequence with weights, and
// the parts of two written names that differ. Bounded: callers pass names, never documents.
import type { Span } from '#app/domain/duplicate/explanation.ts';
import { foldedChar } from '../normalise.ts';

const MAX = 64;

const space = [new Uint8Array(MAX + 1), new Uint8Array(MAX + 1), new Uint8Array(MAX + 1)] as const;

/** Optimal string alignment distance (insert, delete, replace, swap neighbours), at most `limit` + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const m = Math.min(MAX, a.length);
  const n = Math.min(MAX, b.length);
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, previous, row]: [Uint8Array, Uint8Array, Uint8Array] = [space[0], space[1], space[2]];
  for (let j = 0; j <= n; j++) previous[j] = j;
  const beyond = limit + 1;
  for (let i = 1; i <= m; i++) {
    // Whatever lies further from the diagonal takes more edits.
    const first = Math.max(1, i - limit);
    const last = Math.min(n, i + limit);
    row[first - 1] = first === 1 ? i : beyond;
    let smallest = first === 1 ? i : beyond;
    const char = a.charCodeAt(i - 1);
    for (let j = first; j <= last; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = (previous[j - 1] as number) + (char === other ? 0 : 1);
      const above = (previous[j] as number) + 1;
      if (above < cost) cost = above;
      const beside = (row[j - 1] as number) + 1;
      if (beside < cost) cost = beside;
      if (i > 1 && j > 1 && char === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        const swapped = (before[j - 2] as number) + 1;
        if (swapped < cost) cost = swapped;
      }
      row[j] = cost;
      if (cost < smallest) smallest = cost;
    }
    if (last < n) row[last + 1] = beyond;
    if (smallest > limit) return beyond;
    [before, previous, row] = [previous, row, before];
  }
  return Math.min(beyond, previous[n] as number);
}

// Space for one alignment; reused, because ranking aligns many short texts.
const lengths = new Uint8Array((MAX + 1) * (MAX + 1));

/** Which characters of each text are in their longest common subsequence. */
export function commonParts(a: string, b: string): { left: boolean[]; right: boolean[] } {
  const m = Math.min(MAX, a.length);
  const n = Math.min(MAX, b.length);
  const inLeft: boolean[] = [];
  const inRight: boolean[] = [];
  for (let at = 0; at < a.length; at++) inLeft.push(false);
  for (let at = 0; at < b.length; at++) inRight.push(false);
  // What both begin with is in it.
  let begun = 0;
  while (begun < m && begun < n && a.charCodeAt(begun) === b.charCodeAt(begun)) {
    inLeft[begun] = true;
    inRight[begun++] = true;
  }
  const width = n + 1;
  // lengths[i * width + j]: how long the subsequence of a[i..] and b[j..] is.
  for (let i = begun; i < m; i++) lengths[i * width + n] = 0;
  lengths.fill(0, m * width + begun, (m + 1) * width);
  for (let i = m - 1; i >= begun; i--) {
    const char = a.charCodeAt(i);
    for (let j = n - 1; j >= begun; j--) {
      const at = i * width + j;
      const below = lengths[at + width] as number;
      const beside = lengths[at + 1] as number;
      // With equal characters nothing is gained by passing over one of them.
      if (char === b.charCodeAt(j)) lengths[at] = (lengths[at + width + 1] as number) + 1;
      else lengths[at] = below > beside ? below : beside;
    }
  }
  let i = begun;
  let j = begun;
  while (i < m && j < n) {
    const at = i * width + j;
    if (a.charCodeAt(i) === b.charCodeAt(j)) {
      inLeft[i++] = true;
      inRight[j++] = true;
    } else if ((lengths[at + width] as number) >= (lengths[at + 1] as number)) i++;
    else j++;
  }
  return { left: inLeft, right: inRight };
}

/** Folded characters of a written text with the position each came from. */
function foldedWithPositions(written: string): { folded: string; at: number[]; size: number[] } {
  let folded = '';
  const at: number[] = [];
  const size: number[] = [];
  let position = 0;
  for (const char of written.slice(0, 200)) {
    const piece = foldedChar(char);
    for (let unit = 0; unit < piece.length; unit++) {
      if (piece.charAt(unit) === ' ') continue;
      folded += piece.charAt(unit);
      at.push(position);
      size.push(char.length);
    }
    position += char.length;
  }
  return { folded, at, size };
}

function spansOf(kept: boolean[], at: readonly number[], size: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (let index = 0; index < at.length; index++) {
    if (kept[index]) continue;
    const start = at[index] ?? 0;
    const end = start + (size[index] ?? 1);
    const last = spans.at(-1);
    if (last && last[1] >= start) spans[spans.length - 1] = [last[0], Math.max(last[1], end)];
    else spans.push([start, end]);
  }
  return spans;
}

/** The parts of two written texts that differ once both are normalised, as positions in what was written. */
export function differingSpans(left: string, right: string): { left: Span[]; right: Span[] } {
  const a = foldedWithPositions(left);
  const b = foldedWithPositions(right);
  if (a.folded === b.folded) return { left: [], right: [] };
  const common = commonParts(a.folded, b.folded);
  return { left: spansOf(common.left, a.at, a.size), right: spansOf(common.right, b.at, b.size) };
}
