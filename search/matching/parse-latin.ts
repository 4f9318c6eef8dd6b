// Parsing of names in Latin letters (and other alphabets): words, legal forms at the end, group words, places.
import { abbreviations, commonWords } from './lexicon/english.ts';
import { latinGroupWords, latinLegalForms } from './lexicon/organisation.ts';
import { placeByLatin } from './lexicon/regions.ts';
import type { ParsedName } from './parse.ts';

const groupWords = new Set(latinGroupWords);
const roman: Readonly<Record<string, string>> = {
  ii: '2',
  iii: '3',
  iv: '4',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  xi: '11',
  xii: '12',
};
const stateNote = /^[a-z]{2,3}$/;

/** Cuts legal forms off the end, the longest run of words first; answers the id of the outermost. */
function cutLegal(words: string[]): { rest: string[]; legal: string | null } {
  let rest = words;
  let legal: string | null = null;
  for (let round = 0; round < 3 && rest.length > 1; round++) {
    let cut = 0;
    let id: string | undefined;
    for (let take = Math.min(5, rest.length - 1); take >= 1 && id === undefined; take--) {
      id = latinLegalForms[rest.slice(-take).join(' ')];
      cut = take;
    }
    if (id === undefined) break;
    legal = legal === null || legal === 'company' ? id : legal;
    rest = rest.slice(0, -cut);
  }
  return { rest, legal };
}

/** The legal form may stand first (PT Astra, OOO Romashka). */
function cutLeadingLegal(words: string[]): { rest: string[]; legal: string | null } {
  const first = words[0] ?? '';
  const id =
    ['pt', 'ooo', 'oao', 'zao', 'pao', 'ao'].includes(first) && words.length > 1 ? latinLegalForms[first] : undefined;
  return id === undefined ? { rest: words, legal: null } : { rest: words.slice(1), legal: id };
}

function isSeries(word: string): boolean {
  return roman[word] !== undefined || /^\d{1,4}$/.test(word);
}

export function parseLatin(text: string, tags: readonly string[]): ParsedName {
  let words = text.split(' ').filter((word) => word !== '');
  const last = words.at(-1);
  // Registers append the state of incorporation: `applied materials inc de`.
  const beforeLast = words.at(-2);
  if (last && beforeLast && isSeries(last) && beforeLast in latinLegalForms) {
    // Acquisition Corp. II: the number belongs to the name, not to the form.
    words = [...words.slice(0, -2), last, beforeLast];
  } else if (
    last &&
    beforeLast &&
    stateNote.test(last) &&
    last.length === 2 &&
    beforeLast in latinLegalForms &&
    !(last in latinLegalForms)
  ) {
    words = words.slice(0, -1);
  }
  const tail = cutLegal(words);
  const head = cutLeadingLegal(tail.rest);
  const stemWords = head.rest;
  const regions: string[] = [];
  const group: string[] = [];
  const trades: string[] = [];
  const numbers: string[] = [];
  const brandWords: string[] = [];
  const significant: string[] = [];
  for (const [index, raw] of stemWords.entries()) {
    const word = abbreviations[raw] ?? raw;
    const place = placeByLatin(raw)[0];
    if (place) regions.push(place.id);
    if (groupWords.has(word)) {
      if (!['the', 'of', 'and', 'de', 'new'].includes(word)) group.push(word);
      if (word === 'new') significant.push(word);
      continue;
    }
    if (/^\d+$/.test(word)) numbers.push(word);
    else if (index > 0 && roman[word]) numbers.push(roman[word] ?? word);
    significant.push(word);
    if (commonWords.has(word)) trades.push(word);
    else if (!place || index === 0) brandWords.push(word);
  }
  const brand = brandWords.join(' ');
  return {
    text,
    script: 'latin',
    regions: [...new Set(regions)],
    place: '',
    brand: brand === '' ? significant.slice(0, 2).join(' ') : brand,
    trades,
    group,
    legal: tail.legal ?? head.legal,
    branch: significant.includes('branch') ? { kind: 'branch', place: '', ordinal: null } : null,
    numbers,
    core: significant.join(' '),
    wide: null,
    stem: stemWords.join(' '),
    words: significant.length > 0 ? significant : stemWords,
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
        !(word in latinLegalForms) &&
        placeByLatin(word).length === 0,
    )
  );
}
