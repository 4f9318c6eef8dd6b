// Phones in E.164. One shared number is strong, the less so the more companies have it; none in common says little,
// companies have many.
import { isSamePhone } from '../contact.ts';
import type { Comparator } from './comparator.ts';
import { missing } from './comparator.ts';

export const phoneComparator: Comparator = {
  field: 'phone',
  levels: ['missing', 'equal', 'sameExchange', 'different'],
  compare({ left, right, crowding }) {
    const [firstLeft] = left.phones.values();
    const [firstRight] = right.phones.values();
    if (left.phones.size === 0 || right.phones.size === 0) return missing(firstLeft ?? null, firstRight ?? null);
    let least: { left: string; right: string; unshared: number } | null = null;
    for (const [phone, written] of left.phones) {
      for (const [other, otherWritten] of right.phones) {
        if (!isSamePhone(phone, other)) continue;
        const unshared = crowding('phone', phone.length > other.length ? phone : other);
        if (!least || unshared < least.unshared) least = { left: written, right: otherWritten, unshared };
      }
    }
    if (least) return { level: 'equal', ...least };
    // Extensions of one office exchange differ in the last two digits; mobiles do so by chance.
    for (const [phone, written] of left.phones) {
      if (/^\+861[3-9]/.test(phone)) continue;
      for (const [other, otherWritten] of right.phones) {
        if (phone.length === other.length && phone.slice(0, -2) === other.slice(0, -2)) {
          return { level: 'sameExchange', left: written, right: otherWritten };
        }
      }
    }
    return { level: 'different', left: firstLeft ?? null, right: firstRight ?? null };
  },
};
