// The legal form. `公司` alone is what people type for any of them; a different form can be another company, or
// the same one before it went public.
import type { Comparator } from './comparator.ts';
import { missing } from './comparator.ts';

const vague = new Set(['company', 'establishment']);

export const legalFormComparator: Comparator = {
  field: 'legalForm',
  levels: ['missing', 'equal', 'vague', 'different'],
  compare({ names }) {
    const a = names?.left.parsed.legal ?? null;
    const b = names?.right.parsed.legal ?? null;
    if (a === null || b === null) return missing(a, b);
    if (a === b) return { level: 'equal', left: a, right: b };
    return { level: vague.has(a) || vague.has(b) ? 'vague' : 'different', left: a, right: b };
  },
};
