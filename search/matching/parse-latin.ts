// Parsing of names in Latin letters (and other alphabets): words, legal forms at the end, group words, places.
import { abbreviations, commonWords } from './lexicon/english.ts';
import { formWords, latinForm, longestForm, mayLead } from './lexicon/latin-forms.ts';
import { latinGroupWords } from './lexicon/organisation.ts';
import { placeByLatin } from './lexicon/regions.ts';
import type { ParsedName } from './parse.ts';

const groupWords = new Set(latinGroupWords);
const silentWords = new Set(
  'the of and de la le les el los und et y e di da do das del der die du des for new'.split(' '),
);
/** What registers append after the legal form: state or country of incorporation, share certificates. */
const registerNotes = new Set('can new adr ads adrs usa uk the delaware nevada pubco'.split(' '));

const romanDigits: readonly (readonly [letters: string, value: number])[] = [
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

/** `xxi` as 21; null for what is no Roman number, and for single letters, which are more often initials. */
function romanValue(word: string): string | null {
  if (word.length < 2 || !/^(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(word)) return null;
  let value = 0;
  let rest = word;
  for (const [letters, worth] of romanDigits) {
    while (rest.startsWith(letters)) {
      value += worth;
      rest = rest.slice(letters.length);
    }
  }
  return rest === '' ? String(value) : null;
}

type Cut = { rest: string[]; legal: string | null; written: string };

/** Cuts legal forms off the end, the longest run of words first; answers the id of the outermost. */
function cutLegal(words: string[]): Cut {
  let rest = words;
  let legal: string | null = null;
  let written = '';
  for (let round = 0; round < 3 && rest.length > 1; round++) {
    let cut = 0;
    let id: string | undefined;
    for (let take = Math.min(longestForm, rest.length - 1); take >= 1 && id === undefined; take--) {
      id = latinForm(rest.slice(-take));
      cut = take;
    }
    if (id === undefined) break;
    legal = legal === null || legal === 'company' ? id : legal;
    written = `${rest.slice(-cut).join(' ')} ${written}`.trim();
    rest = rest.slice(0, -cut);
  }
  return { rest, legal, written };
}

/** The legal form may stand first (PT Astra, OOO Romashka, Public Joint Stock Company Gazprom). */
function cutLeadingLegal(words: string[]): Cut {
  for (let take = Math.min(longestForm, words.length - 1); take >= 1; take--) {
    const first = words.slice(0, take);
    const id = mayLead(first) ? latinForm(first) : undefined;
    if (id !== undefined) return { rest: words.slice(take), legal: id, written: first.join(' ') };
  }
  return { rest: words, legal: null, written: '' };
}

function isSeries(word: string): boolean {
  return romanValue(word) !== null || /^\d{1,4}$/.test(word);
}

function isNote(word: string): boolean {
  return registerNotes.has(word) || (/^[a-z]{2}$/.test(word) && latinForm([word]) === undefined && !isSeries(word));
}

/** Drops what registers append, up to two notes: `applied materials inc de`, `liberty gold corp can`. */
function withoutNotes(words: string[]): string[] {
  for (let notes = 1; notes <= 2 && words.length > notes + 1; notes++) {
    const form = words.at(-1 - notes) ?? '';
    const tail = words.slice(-notes);
    const isForm = latinForm([form]) !== undefined;
    if (isForm && tail.every(isNote)) return words.slice(0, -notes);
  }
  return words;
}

/** The word that an abbreviation stands for; any other as it is. */
function writtenOut(word: string): string {
  return Object.hasOwn(abbreviations, word) ? (abbreviations[word] ?? word) : word;
}

export function parseLatin(text: string, tags: readonly string[]): ParsedName {
  let words = withoutNotes(text.split(' ').filter((word) => word !== ''));
  const last = words.at(-1);
  const beforeLast = words.at(-2);
  // Acquisition Corp. II: the number belongs to the name, not to the form.
  if (last && beforeLast && isSeries(last) && latinForm([beforeLast]) !== undefined)
    words = [...words.slice(0, -2), last, beforeLast];
  const tail = cutLegal(words);
  const head = cutLeadingLegal(tail.rest);
  const stemWords = head.rest;
  const regions: string[] = [];
  const group: string[] = [];
  const trades: string[] = [];
  const numbers: string[] = [];
  const brandWords: string[] = [];
  const significant: string[] = [];
  const rawWords: string[] = [];
  const placeWords: string[] = [];
  for (const [index, raw] of stemWords.entries()) {
    const word = writtenOut(raw);
    // One word, what it abbreviates, or two words: `suzhou`, `uk`, `hong kong`.
    const next = stemWords[index + 1];
    const pair = next === undefined ? undefined : placeByLatin(raw + next)[0];
    const place = pair ?? placeByLatin(raw)[0] ?? placeByLatin(word)[0];
    if (place) {
      regions.push(place.id);
      placeWords.push(word, ...(pair && next !== undefined ? [writtenOut(next)] : []));
    }
    if (formWords.has(word) && stemWords.length > 1) continue;
    if (groupWords.has(word) || silentWords.has(word)) {
      if (!silentWords.has(word)) group.push(word);
      if (word === 'new' && index === 0) {
        significant.push(word);
        rawWords.push(raw);
      }
      continue;
    }
    const roman = index > 0 ? romanValue(word) : null;
    if (/^\d+$/.test(word)) numbers.push(word);
    else if (roman !== null) numbers.push(roman);
    significant.push(roman ?? word);
    rawWords.push(raw);
    if (commonWords.has(word)) trades.push(word);
    else if (!placeWords.includes(word) || index === 0) brandWords.push(word);
  }
  const brand = brandWords.join(' ');
  return {
    text,
    script: 'latin',
    regions: [...new Set(regions)],
    doubtfulPlace: null,
    placeWords,
    place: '',
    brand: brand === '' ? significant.slice(0, 2).join(' ') : brand,
    trades,
    group,
    legal: tail.legal ?? head.legal,
    legalWritten: tail.written || head.written,
    branch: significant.includes('branch') ? { kind: 'branch', place: '', ordinal: null } : null,
    numbers,
    core: significant.join(' '),
    wide: null,
    stem: stemWords.join(' '),
    words: significant.length > 0 ? significant : stemWords,
    rawWords: significant.length > 0 ? rawWords : stemWords,
    asides: tags.filter((tag) => text.endsWith(tag) && text.length > tag.length + 1 && isName(tag)),
  };
}

/** Whether a bracket at the end holds another name rather than a place, a form or a common word. */
function isName(tag: string): boolean {
  const words = tag.split(' ');
  return (
    tag.length > 2 &&
    words.some(
      (word) =>
        !commonWords.has(word) &&
        !groupWords.has(word) &&
        latinForm([word]) === undefined &&
        placeByLatin(word).length === 0,
    )
  );
}
