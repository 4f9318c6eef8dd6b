// What the company does, by the trade words of its Chinese name. Latin names carry theirs among their words.
import { tradeBits } from '../lexicon/words.ts';
import { isShortForm } from '../parse.ts';
import type { Comparator } from './comparator.ts';
import { missing } from './comparator.ts';

function bitsOf(words: readonly string[]): number {
  let bits = 0;
  for (const word of words) bits += tradeBits(word);
  return Math.min(16, bits);
}

/** Words cut into characters where the tilings differ: 生物医药 beside 生物 + 医药. */
function characters(words: readonly string[]): Set<string> {
  return new Set(words.join(''));
}

export const tradeComparator: Comparator = {
  field: 'trade',
  levels: ['missing', 'equal', 'reordered', 'overlap', 'oneSided', 'different'],
  compare({ names }) {
    const a = names?.left.parsed;
    const b = names?.right.parsed;
    if (!a || !b || a.script !== 'han' || b.script !== 'han' || a.brand === '' || b.brand === '') return missing();
    const left = a.trades.join('');
    const right = b.trades.join('');
    if (left === '' && right === '') return missing();
    const found = { left: left || null, right: right || null };
    if (left === '' || right === '') {
      const silent = left === '' ? a : b;
      return { ...found, level: isShortForm(silent) ? 'missing' : 'oneSided' };
    }
    if (left === right) return { ...found, level: 'equal', shared: Math.min(bitsOf(a.trades), bitsOf(b.trades)) };
    const shared = [...new Set(a.trades)].filter((word) => b.trades.includes(word));
    if (shared.length === a.trades.length && shared.length === b.trades.length)
      return { ...found, level: 'reordered', shared: bitsOf(shared) };
    const own = [...a.trades, ...b.trades].filter((word) => !shared.includes(word));
    if (shared.length > 0) return { ...found, level: 'overlap', shared: bitsOf(shared), unshared: bitsOf(own) };
    const leftCharacters = characters(a.trades);
    const common = [...characters(b.trades)].filter((char) => leftCharacters.has(char)).length;
    if (common >= 2) return { ...found, level: 'overlap', shared: common, unshared: bitsOf(own) };
    return { ...found, level: 'different', unshared: Math.min(bitsOf(a.trades), bitsOf(b.trades)) };
  },
};
