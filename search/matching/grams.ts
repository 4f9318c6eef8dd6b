// The overlapping pieces of a name that fuzzy retrieval counts: characters, neighbours, neighbours by sound, and
// for Latin letters words and trigrams. Both engines index these; rarity weighting is theirs.
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
