// The curated words of this folder as lookups made once: sets with their longest length, and what sharing a
// word is worth in bits.
import { WordLengths } from '../pair-code.ts';
import { charactersByBits } from './character-rarity.ts';
import { commonWords } from './english.ts';
import { commonTrades, establishments, otherTrades } from './trades.ts';

export const tradeWords: ReadonlySet<string> = new Set(
  [...commonTrades, ...otherTrades].filter((word) => word.length > 1),
);
export const longestTrade = 6;

/** How long the trade words can be that begin at a place of a text. */
export const tradeLengths = new WordLengths();
for (const word of tradeWords) tradeLengths.add(word);

const common = new Map(commonTrades.map((word, index) => [word, index < 8 ? 2 : 3] as const));

/** Endings of a place of business, longest first. */
export const establishmentEndings: readonly string[] = [...new Set(establishments)].sort((a, b) => b.length - a.length);

/** Bits that sharing one trade word is worth. */
export function tradeBits(word: string): number {
  return common.get(word) ?? Math.min(7, 3 + word.length);
}

const characterBits = new Map<string, number>();
for (const [bits, characters] of charactersByBits) for (const char of characters) characterBits.set(char, Number(bits));

/** Rarity of one character of a brand, in bits. Latin letters and digits count as letters do: a few bits each. */
export function rarityOf(char: string): number {
  const code = char.charCodeAt(0);
  if (code < 0x80) return char === ' ' ? 0 : code < 0x3a ? 3.3 : 4;
  return characterBits.get(char) ?? 13;
}

/**
 * Rarity of a brand, in bits: that of its characters, less a share for their not being independent.
 * Bounded: no name alone is proof.
 */
export function brandBits(brand: string): number {
  let bits = 0;
  for (const char of brand) bits += rarityOf(char);
  return Math.min(26, bits * 0.8);
}

/** Rarity of an English word, in bits: common ones by the list, others grow with their letters. */
export function wordBits(word: string): number {
  const known = commonWords.get(word);
  if (known !== undefined) return known;
  return Math.min(13, 3 + word.length * 1.1);
}

const formBits: Readonly<Record<string, number>> = { ltd: 0.3, company: 1.5, inc: 1, corp: 1.5, plc: 3, llc: 2 };

/** Rarity of a legal form, in bits: nearly every company is 有限公司. */
export function formRarity(form: string): number {
  return formBits[form] ?? 4;
}
