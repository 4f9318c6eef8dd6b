// The Unified Social Credit Code: the only field that can settle identity alone, and only when it is valid.
import { distance } from 'fastest-levenshtein';
import type { PreparedCompany } from '../prepare.ts';
import { organisationPart } from '../uscc.ts';
import type { Comparator } from './comparator.ts';
import { missing } from './comparator.ts';

export const usccComparator: Comparator = {
  field: 'uscc',
  levels: ['missing', 'equal', 'equalInvalid', 'sameOrganisation', 'typo', 'unclear', 'different'],
  compare({ left, right }) {
    const a = left.uscc;
    const b = right.uscc;
    if (!a || !b) return missing(a?.written ?? null, b?.written ?? null);
    return { level: levelOf(a, b), left: a.written, right: b.written };
  },
};

type Code = NonNullable<PreparedCompany['uscc']>;

function levelOf(a: Code, b: Code): string {
  if (a.code === b.code) return a.valid ? 'equal' : 'equalInvalid';
  if (a.valid && b.valid)
    return organisationPart(a.code) === organisationPart(b.code) ? 'sameOrganisation' : 'different';
  // Only a code whose check character fails can be the other one mistyped.
  return distance(a.code, b.code) <= 2 ? 'typo' : 'unclear';
}
