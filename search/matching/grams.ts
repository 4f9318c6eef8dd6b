// The overlapping pieces of a name that fuzzy retrieval counts: characters, neighbours, neighbours by sound, and
// for Latin letters words and trigrams. Both engines index these; rarity weighting is theirs.
import { provinceAliases } from './lexicon/regions.ts';
import { isShortForm } from './parse.ts';
import type { PreparedName } from './prepare.ts';
import { fuzzySyllable, readingsOf, syllablePairs } from './pinyin.ts';

export const gramFamilies = ['char', 'pair', 'skip', 'sound', 'word', 'tri'] as const;
export type GramFamily = (typeof gramFamilies)[number];

/** The most grams one name gives; longer names are cut. */
export const MAX_GRAMS = 160;

type Emit = (family: GramFamily, value: string) => void;

/** Passes on the first MAX_GRAMS grams of a name. */
class Counted {
  #left = MAX_GRAMS;
  readonly #to: Emit;

  constructor(to: Emit) {
    this.#to = to;
  }

  emit(family: GramFamily, value: string): void {
    if (this.#left-- > 0) this.#to(family, value);
  }
}

/** Names are cut up to here. */
const LONGEST = 40;

function hanGrams(name: PreparedName, grams: Counted): void {
  const { stem } = name.parsed;
  const text = stem.slice(0, LONGEST);
  const sounds = stem.length <= LONGEST ? name.fuzzySounds : readingsOf(text).map(fuzzySyllable);
  for (let index = 0; index < text.length; index++) {
    grams.emit('char', text.charAt(index));
    if (index + 1 < text.length) {
      grams.emit('pair', text.slice(index, index + 2));
      grams.emit('sound', `${sounds[index] ?? ''} ${sounds[index + 1] ?? ''}`);
    }
    if (index + 2 < text.length) grams.emit('skip', text.charAt(index) + text.charAt(index + 2));
  }
  for (const pair of chains(name)) grams.emit('pair', pair);
}

/** Shorter names cannot be abbreviated; ones up to this long without a legal form are abbreviations themselves. */
const SHORTEST = 4;
const SHORT = 5;
/** The parts of a name that its abbreviations are taken from, at most so many. */
const MAX_PARTS = 8;
const MAX_CHAINS = 10;

/** Where an abbreviation of the name may take characters: each part's first one, and that of the second half of a word of four. */
function beginningsOf(parts: readonly string[]): string[] {
  return parts.flatMap((part) => (part.length >= 4 ? [part.charAt(0), part.charAt(2)] : [part.charAt(0)]));
}

/**
 * What an abbreviation of the name would put side by side, as if it stood so: 湘阀 of 湘潭阀门, 农储 of 农机储运, 汽研 of
 * 汽车工程研究院, 建城 of 建材城, 锡轴 of 无锡轴承装备.
 */
function chains({ parsed }: PreparedName): string[] {
  const { stem, brand, trades, regions } = parsed;
  if (stem.length < SHORTEST || (stem.length <= SHORT && isShortForm(parsed))) return [];
  const place = regions.at(-1)?.split('/').at(-1) ?? '';
  const parts = [place, brand, ...trades].filter((word) => word !== '').slice(0, MAX_PARTS);
  const heads = beginningsOf(parts);
  const pairs: string[] = [];
  for (const apart of [1, 2])
    for (let at = 0; at + apart < heads.length; at++) pairs.push(`${heads[at] ?? ''}${heads[at + apart] ?? ''}`);
  const named = (brand === '' ? (trades[0] ?? '') : brand).charAt(0);
  for (const alias of [provinceAliases[regions[0]?.split('/')[0] ?? ''], place.charAt(1)])
    if (alias !== undefined && alias !== '') pairs.push(alias + named);
  const last = parts.at(-1) ?? '';
  if (last.length >= 3) pairs.push(last.charAt(0) + last.charAt(last.length - 1));
  return pairs.filter((pair) => pair.length === 2 && !stem.includes(pair)).slice(0, MAX_CHAINS);
}

function latinGrams(name: PreparedName, grams: Counted): void {
  for (const word of name.parsed.words.slice(0, 12)) {
    grams.emit('word', word);
    const padded = `^${word.slice(0, 24)}$`;
    for (let index = 0; index + 3 <= padded.length; index++) grams.emit('tri', padded.slice(index, index + 3));
  }
  // Latin letters may be pinyin: huaweijishu, or hua wei ji shu.
  const joined = name.parsed.words.join('');
  if (joined.length <= 60 && /^[a-z]+$/.test(joined)) {
    for (const [left, right] of syllablePairs(joined))
      grams.emit('sound', `${fuzzySyllable(left)} ${fuzzySyllable(right)}`);
  }
}

/** Calls `emit` for every gram of a name, repeats included; at most MAX_GRAMS. */
export function eachGram(name: PreparedName, emit: Emit): void {
  const grams = new Counted(emit);
  if (name.parsed.script === 'han') hanGrams(name, grams);
  else latinGrams(name, grams);
}
