// Two names in Latin letters, word by word: each word weighs what it is rare, and words may be misspelt, spelt by
// another language's rules, shortened, moved or joined.
import { soundOfWord } from '../../latin-sound.ts';
import { wordBits } from '../../lexicon/words.ts';
import type { ParsedName } from '../../parse.ts';
import type { PreparedName } from '../../prepare.ts';
import { editDistance } from '../alignment.ts';
import type { NameFinding } from './levels.ts';
import { reached } from './levels.ts';

/** Edits two words may be apart and still be taken for one; the longer one has `length` letters. */
function allowedEdits(length: number): number {
  return length >= 10 ? 3 : length >= 5 ? 2 : length >= 3 ? 1 : 0;
}

const SAME_SOUND = 0.9;
/** Less likeness than this is another word. */
const LEAST = 0.3;

/** 1 for the same word, less for a misspelt or cut one, 0 for another. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const short = a.length < b.length ? a : b;
  const long = a.length < b.length ? b : a;
  let best = 0;
  if (short.length >= 3 && long.startsWith(short)) best = short.length / long.length >= 0.6 ? 0.8 : 0.45;
  else if (short.length === 1 && long.startsWith(short)) best = LEAST;
  if (short.length >= 3 && soundOfWord(a) === soundOfWord(b)) return SAME_SOUND;
  const edits = short.length >= 3 || long.length <= 3 ? allowedEdits(long.length) : 0;
  if (edits > 0 && long.length - short.length <= edits) {
    const distance = editDistance(a, b, edits);
    if (distance <= edits) best = Math.max(best, 1 - (1.4 * distance) / long.length);
  }
  return best >= LEAST ? best : 0;
}

/** Whether two words are one, misspelt or cut short at most. */
export function isWordAlike(a: string, b: string): boolean {
  return likeness(a, b) >= 0.7;
}

type Words = Pick<ParsedName, 'words' | 'rawWords'>;

export type WordMatch = {
  /** Bits of the words that agree, misspelt ones in part. */
  shared: number;
  /** Bits left over on each side: words without partner and the lost part of misspelt ones. */
  ownLeft: number;
  ownRight: number;
  /** Words without any partner. */
  aloneLeft: number;
  aloneRight: number;
  exact: boolean;
  rarest: number;
};

/** Pairs words greedily, equal ones first, then each with the most alike, as written or written out. */
export function matchWords(one: Words, other: Words): WordMatch {
  const left = one.words;
  const right = other.words;
  const result: WordMatch = { shared: 0, ownLeft: 0, ownRight: 0, aloneLeft: 0, aloneRight: 0, exact: true, rarest: 0 };
  const taken = new Uint8Array(right.length);
  const rest: number[] = [];
  for (const [place, word] of left.entries()) {
    let at = right.indexOf(word);
    while (at >= 0 && taken[at] === 1) at = right.indexOf(word, at + 1);
    if (at < 0) rest.push(place);
    else {
      taken[at] = 1;
      const bits = wordBits(word);
      result.shared += bits;
      result.rarest = Math.max(result.rarest, bits);
    }
  }
  for (const place of rest) {
    const word = left[place] ?? '';
    const raw = one.rawWords[place] ?? word;
    let best = 0;
    let bestAt = -1;
    for (let index = 0; index < right.length; index++) {
      if (taken[index] === 1) continue;
      const written = other.rawWords[index] ?? '';
      const value = Math.max(
        likeness(word, right[index] ?? ''),
        raw === word && written === right[index] ? 0 : likeness(raw, written),
      );
      if (value > best) {
        best = value;
        bestAt = index;
      }
    }
    const own = wordBits(word);
    if (bestAt < 0) {
      result.ownLeft += own;
      result.aloneLeft++;
      continue;
    }
    const theirs = wordBits(right[bestAt] ?? '');
    taken[bestAt] = 1;
    result.exact = false;
    const bits = ((own + theirs) / 2) * best;
    result.shared += bits;
    result.ownLeft += (1 - best) * own;
    result.ownRight += (1 - best) * theirs;
    result.rarest = Math.max(result.rarest, bits);
  }
  for (let index = 0; index < right.length; index++) {
    if (taken[index] === 1) continue;
    result.ownRight += wordBits(right[index] ?? '');
    result.aloneRight++;
  }
  return result;
}

/** The first letters of the words spell the other name: IBM, or BMW of which only part is spelt out. */
function isAcronym(short: PreparedName, long: PreparedName): boolean {
  const text = short.parsed.words[0] ?? '';
  if (text.length < 2 || text.length > 6 || long.parsed.words.length < 2) return false;
  if (short.parsed.words.length > 2) return false;
  const plain = long.parsed.stem.split(' ');
  const initials = (words: readonly string[]) => words.map((word) => word.charAt(0)).join('');
  return (
    initials(plain).startsWith(text) ||
    initials(plain.filter((word) => word !== 'and' && word !== 'of' && word !== 'the')).startsWith(text) ||
    initials(long.parsed.words) === text ||
    initials(long.parsed.text.split(' ')) === text
  );
}

const MOST = 30;

function finding(level: NameFinding['level'], { shared, ownLeft, ownRight }: WordMatch, excess: number): NameFinding {
  const less = Math.min(ownLeft, ownRight);
  const more = Math.max(ownLeft, ownRight);
  return reached(level, Math.min(MOST, shared), Math.min(MOST, less + excess * (more - less)));
}

export function compareLatin(a: PreparedName, b: PreparedName): NameFinding {
  const left = a.parsed;
  const right = b.parsed;
  const words = matchWords(left, right);
  const alone = Math.max(words.aloneLeft, words.aloneRight);
  if (left.stem === right.stem)
    return reached(
      left.legalWritten === right.legalWritten || left.legal === right.legal ? 'equal' : 'equalStem',
      Math.min(MOST, words.shared),
    );
  if (words.exact && alone === 0) return finding('coreEqual', words, 1);
  const joinedLeft = left.words.join('');
  const joinedRight = right.words.join('');
  if (joinedLeft === joinedRight) return reached('coreEqual', Math.min(24, wordBits(joinedLeft) + 4));
  // Spaces may have moved: compared once more without them, abbreviations as written.
  const flatLeft = left.stem.replaceAll(' ', '');
  const flatRight = right.stem.replaceAll(' ', '');
  const flat = Math.min(flatLeft.length, flatRight.length);
  // Two names of as many words, some of them without partner on both sides, differ in a word and not in its spaces.
  const otherWord = words.aloneLeft > 0 && words.aloneRight > 0 && left.words.length === right.words.length;
  const edits = otherWord && flat >= 7 ? 0 : flat >= 14 ? 3 : flat >= 7 ? 2 : flat >= 3 ? 1 : 0;
  const distance = edits === 0 ? 9 : editDistance(flatLeft, flatRight, edits);
  if (distance <= edits || (alone === 0 && !words.exact)) {
    // By letters where the words have been cut otherwise: the better of the two readings.
    const whole = Math.min(
      MOST,
      left.words.reduce((sum, word) => sum + wordBits(word), 0),
    );
    const kept = distance <= edits ? Math.max(0, 1 - (1.4 * distance) / flat) : 0;
    const byLetters = reached('oneEdit', whole * kept, whole * (1 - kept));
    const byWords = finding('oneEdit', words, 1);
    return byWords.shared - byWords.unshared > byLetters.shared - byLetters.unshared ? byWords : byLetters;
  }
  if (words.exact && words.rarest >= 6 && words.ownLeft <= 6 && words.ownRight <= 6)
    return finding('brandEqual', words, 1);
  if (Math.min(words.aloneLeft, words.aloneRight) === 0 && words.rarest >= 4) return finding('contained', words, 0.3);
  if (isAcronym(a, b) || isAcronym(b, a)) {
    const letters = Math.min((left.words[0] ?? '').length, (right.words[0] ?? '').length);
    return reached('abbreviation', 4 + 2.5 * letters, 0);
  }
  const all = finding('similar', words, 0.6);
  if (words.shared >= 4 && words.shared >= 0.7 * all.unshared) return all;
  return finding('disjoint', words, 0.6);
}
