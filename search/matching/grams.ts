// The overlapping pieces of a name that fuzzy retrieval counts: characters, neighbours, neighbours by sound, and
// for Latin letters words and trigrams. Both engines index these; rarity weighting is theirs.
import { provinceAliases } from './lexicon/regions.ts';
import { syllablePairs } from './pinyin.ts';
import type { PreparedName } from './prepare.ts';
import { fuzzySyllable, readingsOf } from './pinyin.ts';

export const gramFamilies = ['char', 'pair', 'skip', 'sound', 'word', 'tri'] as const;
export type GramFamily = (typeof gramFamilies)[number];

/** The most grams one name gives; longer names are cut. */
export const MAX_GRAMS = 160;

type Emit = (family: GramFamily, value: string) => void;

function hanGrams(name: PreparedName, emit: Emit): void {
  const text = name.parsed.stem.slice(0, 40);
  const sounds = readingsOf(text).map(fuzzySyllable);
  for (let index = 0; index < text.length; index++) {
    emit('char', text.charAt(index));
    if (index + 1 < text.length) {
      emit('pair', text.slice(index, index + 2));
      emit('sound', `${sounds[index] ?? ''} ${sounds[index + 1] ?? ''}`);
    }
    if (index + 2 < text.length) emit('skip', text.charAt(index) + text.charAt(index + 2));
  }
  chains(name, emit);
}

/** Names up to this long may be abbreviations of longer ones. */
const SHORT = 5;
const MAX_CHAINS = 10;

/**
 * What an abbreviation of the name would put side by side: 湘电 of 湘潭电机, 邮储 of 邮政储蓄, 汽研 of 汽车工程研究院. Short
 * names give their own neighbours to meet them.
 */
function chains({ parsed }: PreparedName, emit: Emit): void {
  const { stem, brand, trades, regions } = parsed;
  if (stem.length <= SHORT) {
    for (let index = 0; index + 1 < stem.length; index++) emit('skip', stem.slice(index, index + 2));
    return;
  }
  const place = regions.at(-1)?.split('/').at(-1) ?? '';
  const province = regions[0]?.split('/')[0] ?? '';
  const heads = [place, brand, ...trades].filter((word) => word !== '').map((word) => word.charAt(0));
  let count = 0;
  const chain = (pair: string) => {
    if (pair.length === 2 && !stem.includes(pair) && count++ < MAX_CHAINS) emit('skip', pair);
  };
  for (let index = 0; index + 1 < heads.length; index++) chain(`${heads[index] ?? ''}${heads[index + 1] ?? ''}`);
  for (let index = 0; index + 2 < heads.length; index++) chain(`${heads[index] ?? ''}${heads[index + 2] ?? ''}`);
  const alias = provinceAliases[province];
  if (alias !== undefined) chain(alias + (brand === '' ? (heads[1] ?? '') : brand.charAt(0)));
}

function latinGrams(name: PreparedName, emit: Emit): void {
  for (const word of name.parsed.words.slice(0, 12)) {
    emit('word', word);
    const padded = `^${word.slice(0, 24)}$`;
    for (let index = 0; index + 3 <= padded.length; index++) emit('tri', padded.slice(index, index + 3));
  }
  // Latin letters may be pinyin: huaweijishu, or hua wei ji shu.
  const joined = name.parsed.words.join('');
  if (joined.length <= 60 && /^[a-z]+$/.test(joined)) {
    for (const pair of syllablePairs(joined)) emit('sound', pair.split(' ').map(fuzzySyllable).join(' '));
  }
}

/** Calls `emit` for every gram of a name, repeats included; at most MAX_GRAMS. */
export function eachGram(name: PreparedName, emit: Emit): void {
  let count = 0;
  const counted: Emit = (family, value) => {
    if (count++ < MAX_GRAMS) emit(family, value);
  };
  if (name.parsed.script === 'han') hanGrams(name, counted);
  else latinGrams(name, counted);
}
