// What each character of a Chinese name's stem weighs, in bits of rarity: characters of the brand much, of a trade
// what the trade word is worth, of a place or a group word next to nothing (places are compared on their own).
import { rarityOf, tradeBits } from './lexicon/words.ts';
import type { ParsedName } from './parse.ts';

const PLACE = 0.7;
const GROUP = 0.4;
/** A place that stands where the brand would: 青岛啤酒. */
const PLACE_AS_BRAND = 2.2;
/** Characters of a brand are not independent of each other. */
const DEPENDENCE = 0.8;

export function stemWeights(parsed: ParsedName): Float32Array {
  const { stem, brand, trades, group } = parsed;
  const weights = new Float32Array(stem.length).fill(brand === '' ? PLACE_AS_BRAND : PLACE);
  const at = brand === '' ? -1 : stem.indexOf(brand);
  let from = 0;
  if (at >= 0) {
    from = at + brand.length;
    for (let index = at; index < from; index++) weights[index] = rarityOf(stem.charAt(index)) * DEPENDENCE;
  }
  for (const trade of trades)
    from = weighWord(weights, stem, trade, from, Math.max(1, tradeBits(trade) / trade.length));
  for (const word of group) weighWord(weights, stem, word, 1, GROUP);
  return weights;
}

/** Gives each character of a word one weight, where the word stands from `from` on; answers where it ends. */
function weighWord(weights: Float32Array, stem: string, word: string, from: number, each: number): number {
  const at = stem.indexOf(word, from);
  if (at < 0) return from;
  weights.fill(each, at, at + word.length);
  return at + word.length;
}

/** Where a part of the stem begins, where one ends; both for a part of one character. */
export const BEGINS = 1;
export const ENDS = 2;

/**
 * Marks the characters of the stem at which a part begins or ends: the name, its places, its brand, each trade and group
 * word, and both halves of a word of four. An abbreviation takes its characters there. The second character of a place
 * begins one too: 锡 stands for 无锡.
 */
export function stemEdges({ stem, brand, trades, regions, group }: ParsedName): Uint8Array {
  const edges = new Uint8Array(stem.length);
  mark(edges, 0, BEGINS);
  for (const place of regions.slice(0, 4)) {
    const end = markPart(edges, stem, place.split('/').at(-1) ?? '', 0);
    if (end === 2 && stem.length > 2) mark(edges, 1, BEGINS);
  }
  let from = markPart(edges, stem, brand, 0);
  for (const trade of trades) from = markPart(edges, stem, trade, from);
  for (const word of group) markPart(edges, stem, word, 1);
  return edges;
}

function mark(edges: Uint8Array, at: number, flag: number): void {
  edges[at] = (edges[at] ?? 0) | flag;
}

/** Marks a part where it stands from `from` on; answers where it ends. */
function markPart(edges: Uint8Array, stem: string, part: string, from: number): number {
  const at = part === '' ? -1 : stem.indexOf(part, from);
  if (at < 0) return from;
  const end = at + part.length;
  mark(edges, at, BEGINS);
  mark(edges, end - 1, ENDS);
  if (part.length >= 4) {
    mark(edges, at + 2, BEGINS);
    mark(edges, at + 1, ENDS);
  }
  return end;
}
