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

/**
 * Marks the characters of the stem at which a part begins: the name, its brand, each trade word, and the second half of
 * a brand of four. An abbreviation takes its characters there.
 */
export function stemStarts({ stem, brand, trades }: ParsedName): Uint8Array {
  const starts = new Uint8Array(stem.length);
  starts[0] = 1;
  let from = Math.max(0, brand === '' ? 0 : stem.indexOf(brand));
  if (brand !== '') {
    starts[from] = 1;
    if (brand.length >= 4 && from + 2 < stem.length) starts[from + 2] = 1;
    from += brand.length;
  }
  for (const trade of trades) {
    const at = stem.indexOf(trade, from);
    if (at < 0) continue;
    starts[at] = 1;
    from = at + trade.length;
  }
  return starts;
}
