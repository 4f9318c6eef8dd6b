// Numbers in names: 第一 and 第二 of the same works are two companies, whatever else agrees.
import type { Comparator } from './comparator.ts';
import { missing } from './comparator.ts';

export const numbersComparator: Comparator = {
  field: 'numbers',
  levels: ['missing', 'equal', 'oneSided', 'different'],
  compare({ names }) {
    const a = names?.left.parsed.numbers ?? [];
    const b = names?.right.parsed.numbers ?? [];
    if (a.length === 0 && b.length === 0) return missing();
    const found = { left: a.join(' ') || null, right: b.join(' ') || null };
    if (a.length === 0 || b.length === 0) return { ...found, level: 'oneSided' };
    const same = a.length === b.length && a.every((number) => b.includes(number));
    return { ...found, level: same ? 'equal' : 'different' };
  },
};
