// Folds a company name to the one spelling the matcher compares: width, case, script variant, accents,
// punctuation and invisible characters no longer differ. Pure and total: any string gives a string, and
// normalising twice changes nothing. It does not interpret (that is parse.ts).
import { Converter } from 'opencc-js/t2cn';
import { variants } from './lexicon/variants.ts';
import { latinOf } from './transliterate.ts';

/** Raised whenever any normalised or derived value may change; stored with every derived row. */
export const NORM_VERSION = 4;

/** Names are read up to here (code points after folding); longer ones carry no further evidence. */
export const MAX_NAME_LENGTH = 120;

const toSimplified = Converter({ from: 't', to: 'cn' });
// Characters whose character-by-character conversion would merge two words that names keep apart.
const keptAsWritten = new Set(['乾', '瀋']);
const simplifiedCache = new Map<string, string>([
  ['瀋', '沈'],
  ...variants.map((pair): [written: string, read: string] => [pair.charAt(0), pair.charAt(1)]),
]);

function simplified(char: string): string {
  let known = simplifiedCache.get(char);
  if (known === undefined) {
    known = keptAsWritten.has(char) ? char : toSimplified(char);
    simplifiedCache.set(char, known);
  }
  return known;
}

export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    code === 0x3007 ||
    (code >= 0x20000 && code <= 0x3134f)
  );
}

function isPlainWordCode(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

const letterOrNumber = /[\p{L}\p{N}]/u;
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Mn}\p{Me}]/u;
// Brackets as written, half and full width.
const opening = new Set('([{<《〈「『【〔〖（［｛＜﹙｢'.split(''));
const closing = new Set(')]}>》〉」』】〕〗）］｝＞﹚｣'.split(''));

/** What one written character becomes: a folded word character, a break, or nothing. */
function foldChar(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (isPlainWordCode(code)) return char;
  if (code >= 0x4e00 && code <= 0x9fff) return simplified(char);
  if (code < 0x80) {
    if (code >= 0x41 && code <= 0x5a) return char.toLowerCase();
    if (char === '&') return ' and ';
    if (char === '+') return ' and ';
    return char === "'" || char === '`' ? '' : code < 0x20 && code !== 9 && code !== 10 && code !== 13 ? '' : ' ';
  }
  if (char === '’' || char === '‘' || char === 'ʼ') return '';
  const compatible = char.normalize('NFKC');
  if (compatible !== char) return Array.from(compatible, foldChar).join('');
  const latin = latinOf(char);
  if (latin !== null) return latin;
  const bare = char
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  if (bare !== char) return Array.from(bare, foldChar).join('');
  if (char === 'ß') return 'ss';
  if (char === 'ø') return 'o';
  if (char === 'æ') return 'ae';
  if (char === 'œ') return 'oe';
  if (char === 'ł') return 'l';
  if (char === 'đ') return 'd';
  if (char === 'ı') return 'i';
  if (isHan(code)) return simplified(char);
  if (invisible.test(char)) return '';
  return letterOrNumber.test(char) ? char : ' ';
}

/** What characters of one UTF-16 unit become, by their code; filled as they are met. */
const folds: (string | undefined)[] = Array.from({ length: 0x10000 }, () => undefined);

/** `foldChar`, remembered: names are written with few distinct characters. */
export function foldedChar(char: string): string {
  if (char.length > 1) return foldChar(char);
  return (folds[char.charCodeAt(0)] ??= foldChar(char));
}

/** By code: 1 for a Han character that stays as it is, 2 for any other, 0 for one that has not been met. */
const plainness = new Uint8Array(0x10000);

/** Whether a text is nothing but Han characters that stay as they are, as nearly all Chinese names are. */
export function isPlainHan(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (plainness[code] === 0)
      plainness[code] = isHan(code) && foldedChar(text.charAt(index)) === text.charAt(index) ? 1 : 2;
    if (plainness[code] === 2) return false;
  }
  return text !== '';
}

export type NormalName = {
  /** Han runs without spaces or punctuation; Latin words separated by one space; lower case. */
  text: string;
  /** What stood in brackets, normalised, in order; it is also part of `text`. */
  tags: string[];
};

/** Joins folded pieces: spaces stay only between two non-Han characters; single Latin letters in a row are joined. */
function tidy(folded: string): string {
  if (!folded.includes(' ')) return folded;
  const words = folded.split(' ').filter((word) => word !== '');
  let out = '';
  let lastWasLetter = false;
  for (const word of words) {
    const first = word.codePointAt(0) ?? 0;
    const isLetter = word.length === 1 && first >= 0x61 && first <= 0x7a;
    const last = out === '' ? 0 : (out.codePointAt(out.length - 1) ?? 0);
    const glued = out === '' || isHan(first) || isHan(last) || isLowSurrogate(last) || (isLetter && lastWasLetter);
    out += glued ? word : ` ${word}`;
    lastWasLetter = isLetter;
  }
  return out;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function clamp(text: string): string {
  if (text.length <= MAX_NAME_LENGTH) return text;
  return Array.from(text).slice(0, MAX_NAME_LENGTH).join('').trimEnd();
}

/** Normalises one name as written. An empty or meaningless name gives `{ text: '', tags: [] }`. */
export function normaliseName(written: string): NormalName {
  const source = written.length > MAX_NAME_LENGTH * 8 ? written.slice(0, MAX_NAME_LENGTH * 8) : written;
  if (isPlainHan(source)) return { text: clamp(source), tags: [] };
  let folded = '';
  let bracket: string | null = null;
  const tags: string[] = [];
  for (const char of source) {
    const code = char.charCodeAt(0);
    if (isPlainWordCode(code) || plainness[code] === 1) {
      folded += char;
      if (bracket !== null) bracket += char;
    } else if (opening.has(char)) {
      bracket = '';
      folded += ' ';
    } else if (closing.has(char)) {
      const tag = bracket === null ? '' : clamp(tidy(bracket));
      if (tag !== '') tags.push(tag);
      bracket = null;
      folded += ' ';
    } else {
      const piece = foldedChar(char);
      folded += piece;
      if (bracket !== null) bracket += piece;
    }
  }
  return { text: settle(folded), tags: tags.slice(0, 4) };
}

/** Tidies until nothing changes: joining letters can make new neighbours (`u s a` beside `b`). */
function settle(folded: string): string {
  let text = clamp(tidy(folded));
  for (let round = 0; round < 3; round++) {
    const next = clamp(tidy(text));
    if (next === text) break;
    text = next;
  }
  return text;
}

/** The normalised text alone. */
export function normaliseText(written: string): string {
  return normaliseName(written).text;
}

export function hasHan(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (isHan(text.charCodeAt(index))) return true;
  return false;
}
