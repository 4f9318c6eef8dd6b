// Whole e-mail addresses. A shared domain is the domain comparator's; here only one and the same mailbox counts.
import type { Comparator } from './comparator.ts';
import { missing } from './comparator.ts';

export const emailComparator: Comparator = {
  field: 'email',
  levels: ['missing', 'equal', 'different'],
  compare({ left, right, crowding }) {
    const a = left.emails[0] ?? null;
    const b = right.emails[0] ?? null;
    if (a === null || b === null) return missing(a, b);
    const shared = left.emails.find((email) => right.emails.includes(email));
    return shared === undefined
      ? { level: 'different', left: a, right: b }
      : { level: 'equal', left: shared, right: shared, unshared: crowding('email', shared) };
  },
};
