// Two names in Latin letters, word by word: each word weighs what it is rare, and words may be misspelt,
// shortened, moved or joined.
import { wordBits } from '../../lexicon/words.ts';
import type { PreparedName } from '../../prepare.ts';
import { editDistance } from '../alignment.ts';
import type { NameFinding } from './levels.ts';
import { reached } from './levels.ts';

/** Edits a word of this length may carry and still be the same word. */
function allowedEdits(length: number): number {
  return length >= 9 ? 2 : length >= 4 ? 1 : 0;
}

/** 1 for the same word, less for a misspelt or cut one, 0 for another. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const short = a.length < b.length ? a : b;
  const long = a.length < b.length ? b : a;
  if (short.length >= 3 && long.startsWith(short)) return short.length / long.length >= 0.6 ? 0.8 : 0.5;
  const edits = allowedEdits(short.length);
  if (edits === 0) return 0;
  const distance = editDistance(a, b, edits);
  return distance <= edits ? 1 - 0.15 * distance : 0;
}

export type WordMatch = { shared: number; ownLeft: number; ownRight: number; exact: boolean; rarest: number };

/** Pairs words greedily, best first; answers the bits in matched and unmatched words. */
export function matchWords(left: readonly string[], right: readonly string[]): WordMatch {
  const free = new Set(right.keys());
  const result: WordMatch = { shared: 0, ownLeft: 0, ownRight: 0, exact: true, rarest: 0 };
  const rest: string[] = [];
  for (const word of left) {
    const at = [...free].find((index) => right[index] === word);
    if (at === undefined) rest.push(word);
    else {
      free.delete(at);
      result.shared += wordBits(word);
      result.rarest = Math.max(result.rarest, wordBits(word));
    }
  }
  for (const word of rest) {
    let best = 0;
    let bestAt = -1;
    for (const index of free) {
      const value = likeness(word, right[index] ?? '');
      if (value > best) {
        best = value;
        bestAt = index;
      }
    }
    if (bestAt < 0 || best < 0.5) {
      result.ownLeft += wordBits(word);
      continue;
    }
    const other = right[bestAt] ?? '';
    free.delete(bestAt);
    result.exact = false;
    const bits = Math.min(wordBits(word), wordBits(other));
    result.shared += bits * best;
    result.rarest = Math.max(result.rarest, bits * best);
  }
  for (const index of free) result.ownRight += wordBits(right[index] ?? '');
  return result;
}

function bitsOf(words: readonly string[]): number {
  let bits = 0;
  for (const word of words) bits += wordBits(word);
  return Math.min(26, bits);
}

function acronymOf(words: readonly string[]): string {
  return words.map((word) => word.charAt(0)).join('');
}

function isAcronym(short: PreparedName, long: PreparedName): boolean {
  const text = short.parsed.words.join('');
  return (
    text.length >= 2 &&
    text.length <= 6 &&
    long.parsed.words.length >= 2 &&
    acronymOf(long.parsed.stem.split(' ')).startsWith(text)
  );
}

export function compareLatin(a: PreparedName, b: PreparedName): NameFinding {
  const left = a.parsed;
  const right = b.parsed;
  const words = matchWords(left.words, right.words);
  const shared = Math.min(28, words.shared);
  const own = Math.max(words.ownLeft, words.ownRight);
  if (left.stem === right.stem) return reached(left.legal === right.legal ? 'equal' : 'equalStem', shared);
  if (words.exact && own === 0) return reached('coreEqual', shared);
  const joinedLeft = left.words.join('');
  const joinedRight = right.words.join('');
  if (joinedLeft === joinedRight) return reached('coreEqual', Math.min(24, wordBits(joinedLeft) + 4));
  if (own === 0) return reached('oneEdit', shared);
  // Spaces may have moved: compared once more without them, abbreviations as written.
  const flatLeft = left.stem.replaceAll(' ', '');
  const flatRight = right.stem.replaceAll(' ', '');
  const edits = Math.min(flatLeft.length, flatRight.length) >= 10 ? 2 : 1;
  if (Math.min(flatLeft.length, flatRight.length) >= 6 && editDistance(flatLeft, flatRight, edits) <= edits) {
    return reached('oneEdit', Math.max(shared, 0.7 * Math.min(bitsOf(left.words), bitsOf(right.words))), 1);
  }
  const common = words.ownLeft <= 6 && words.ownRight <= 6;
  if (words.exact && words.rarest >= 6 && common) return reached('brandEqual', shared, own);
  if (Math.min(words.ownLeft, words.ownRight) === 0 && words.rarest >= 5) return reached('contained', shared, own);
  if (isAcronym(a, b) || isAcronym(b, a))
    return reached('abbreviation', 4 + 2 * Math.min(joinedLeft.length, joinedRight.length), 0);
  if (shared > own && words.rarest >= 5) return reached('similar', shared, own);
  return reached('disjoint', shared, Math.min(20, own));
}
