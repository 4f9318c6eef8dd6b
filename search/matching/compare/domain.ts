// Registrable domains of the website and of the mail addresses; mail providers have been left out before.
import type { Comparator } from './comparator.ts';
import { missing } from './comparator.ts';

function firstLabel(domain: string): string {
  return domain.slice(0, domain.indexOf('.'));
}

export const domainComparator: Comparator = {
  field: 'domain',
  levels: ['missing', 'equal', 'sameLabel', 'different'],
  compare({ left, right }) {
    const a = left.domains[0];
    const b = right.domains[0];
    if (a === undefined || b === undefined) return missing(a ?? null, b ?? null);
    const shared = left.domains.find((domain) => right.domains.includes(domain));
    if (shared !== undefined) return { level: 'equal', left: shared, right: shared };
    for (const one of left.domains) {
      const other = right.domains.find(
        (domain) => firstLabel(domain) === firstLabel(one) && firstLabel(one).length > 3,
      );
      if (other !== undefined) return { level: 'sameLabel', left: one, right: other };
    }
    return { level: 'different', left: a, right: b };
  },
};
