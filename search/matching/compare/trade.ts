// What the company does, by the trade words of its name. Chinese trades are tiled words; in Latin names they are the
// common words that say what is done (steel, motors), misspelt ones included, and words that say nothing left out.
import { tradeBits, wordBits } from '../lexicon/words.ts';
import type { ParsedName } from '../parse.ts';
import { isShortForm } from '../parse.ts';
import type { Comparator, Finding } from './comparator.ts';
import { missing } from './comparator.ts';
import { isWordAlike } from './name/latin.ts';

/** Common words of Latin names that are no trade. */
const noTrade = new Set(
  'international global service services company enterprise management first national china america american united new general premier advanced applied standard universal alliance associates income growth equity opportunity trust fund acquisition partners'.split(
    ' ',
  ),
);

function bitsOf(words: readonly string[]): number {
  let bits = 0;
  for (const word of words) bits += tradeBits(word);
  return Math.min(16, bits);
}

function wordsBits(words: readonly string[]): number {
  let bits = 0;
  for (const word of words) bits += 1 + wordBits(word);
  return Math.min(16, bits);
}

function inLatin(a: ParsedName, b: ParsedName): Finding {
  const left = a.trades.filter((word) => !noTrade.has(word));
  const right = b.trades.filter((word) => !noTrade.has(word));
  const found = { left: left.join(' ') || null, right: right.join(' ') || null };
  if (left.length === 0 && right.length === 0) return missing();
  const onlyLeft = left.filter((word) => !b.words.some((other) => isWordAlike(word, other)));
  const onlyRight = right.filter((word) => !a.words.some((other) => isWordAlike(word, other)));
  const shared = left.filter((word) => !onlyLeft.includes(word));
  const unshared = wordsBits([...onlyLeft, ...onlyRight]);
  if (onlyLeft.length === 0 && onlyRight.length === 0)
    return left.length === 0 || right.length === 0
      ? missing(found.left, found.right)
      : { ...found, level: 'equal', shared: wordsBits(shared) };
  if (onlyLeft.length > 0 && onlyRight.length > 0)
    return shared.length > 0
      ? { ...found, level: 'overlap', shared: wordsBits(shared), unshared }
      : { ...found, level: 'different', unshared: Math.min(wordsBits(onlyLeft), wordsBits(onlyRight)) };
  if (shared.length > 0) return { ...found, level: 'overlap', shared: wordsBits(shared), unshared };
  return { ...found, level: isShortForm(onlyLeft.length === 0 ? a : b) ? 'missing' : 'oneSided' };
}

/** Whether the characters of one text stand in another in the same order. */
function standsIn(part: string, whole: string): boolean {
  let at = 0;
  for (const char of whole) if (char === part.charAt(at)) at++;
  return at === part.length;
}

/** 拓博医疗 for 拓博医疗器械, 拓博高科 for 拓博高新科技: a short name whose trade the other's name says, and more. */
function shortens(short: ParsedName, long: ParsedName): boolean {
  const behind = long.stem.indexOf(short.brand);
  return (
    isShortForm(short) && behind >= 0 && standsIn(short.trades.join(''), long.stem.slice(behind + short.brand.length))
  );
}

function areAmong(words: readonly string[], known: readonly string[]): boolean {
  return words.every((word) => known.includes(word));
}

function inHan(a: ParsedName, b: ParsedName): Finding {
  const left = a.trades.join('');
  const right = b.trades.join('');
  if (left === '' && right === '') return missing();
  const found = { left: left || null, right: right || null };
  if (left === '' || right === '') {
    const silent = left === '' ? a : b;
    return { ...found, level: isShortForm(silent) ? 'missing' : 'oneSided' };
  }
  if (left === right) return { ...found, level: 'equal', shared: Math.min(bitsOf(a.trades), bitsOf(b.trades)) };
  const shared = a.trades.filter((word, index) => b.trades.includes(word) && a.trades.indexOf(word) === index);
  if (shared.length === a.trades.length && shared.length === b.trades.length)
    return { ...found, level: 'reordered', shared: bitsOf(shared) };
  // What a short name leaves out is no difference.
  if ((isShortForm(a) && areAmong(a.trades, shared)) || (isShortForm(b) && areAmong(b.trades, shared)))
    return { ...found, level: 'overlap', shared: bitsOf(shared) };
  if (shortens(a, b)) return { ...found, level: 'overlap', shared: bitsOf(a.trades) };
  if (shortens(b, a)) return { ...found, level: 'overlap', shared: bitsOf(b.trades) };
  const own = [...a.trades, ...b.trades].filter((word) => !shared.includes(word));
  if (shared.length > 0) return { ...found, level: 'overlap', shared: bitsOf(shared), unshared: bitsOf(own) };
  // Tilings may differ: 生物医药 beside 生物 + 医药.
  let common = 0;
  for (let index = 0; index < left.length; index++) if (right.includes(left.charAt(index))) common++;
  if (common >= 2) return { ...found, level: 'overlap', shared: common, unshared: bitsOf(own) };
  return { ...found, level: 'different', unshared: Math.min(bitsOf(a.trades), bitsOf(b.trades)) };
}

export const tradeComparator: Comparator = {
  field: 'trade',
  levels: ['missing', 'equal', 'reordered', 'overlap', 'oneSided', 'different'],
  compare({ names }) {
    const a = names?.left.parsed;
    const b = names?.right.parsed;
    if (!a || !b || a.script !== b.script || a.brand === '' || b.brand === '') return missing();
    return a.script === 'han' ? inHan(a, b) : inLatin(a, b);
  },
};
