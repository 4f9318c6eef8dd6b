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
  const mark = (word: string, from: number, weight: (char: string) => number) => {
    const at = stem.indexOf(word, from);
    if (at < 0) return from;
    for (let index = 0; index < word.length; index++) weights[at + index] = weight(word.charAt(index));
    return at + word.length;
  };
  let from = brand === '' ? 0 : mark(brand, 0, (char) => rarityOf(char) * DEPENDENCE);
  for (const trade of trades) {
    const each = Math.max(1, tradeBits(trade) / trade.length);
    from = mark(trade, from, () => each);
  }
  for (const word of group) mark(word, 1, () => GROUP);
  return weights;
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
  const mark = (at: number, flag: number) => {
    edges[at] = (edges[at] ?? 0) | flag;
  };
  const part = (word: string, from: number): number => {
    const at = word === '' ? -1 : stem.indexOf(word, from);
    if (at < 0) return from;
    const end = at + word.length;
    mark(at, BEGINS);
    mark(end - 1, ENDS);
    if (word.length >= 4) {
      mark(at + 2, BEGINS);
      mark(at + 1, ENDS);
    }
    return end;
  };
  mark(0, BEGINS);
  for (const place of regions.slice(0, 4)) {
    const end = part(place.split('/').at(-1) ?? '', 0);
    if (end === 2 && stem.length > 2) mark(1, BEGINS);
  }
  let from = part(brand, 0);
  for (const trade of trades) from = part(trade, from);
  for (const word of group) part(word, 1);
  return edges;
}
