// Registrable domains of the website and of the mail addresses; mail providers and platforms have been left out before.
// The more companies share one, the less it says.
import type { Comparator } from './comparator.ts';
import { missing } from './comparator.ts';

function firstLabel(domain: string): string {
  return domain.slice(0, domain.indexOf('.'));
}

export const domainComparator: Comparator = {
  field: 'domain',
  levels: ['missing', 'equal', 'sameLabel', 'different'],
  compare({ left, right, crowding }) {
    const a = left.domains[0];
    const b = right.domains[0];
    if (a === undefined || b === undefined) return missing(a ?? null, b ?? null);
    const [shared] = left.domains
      .filter((domain) => right.domains.includes(domain))
      .map((domain) => ({ domain, unshared: crowding('domain', domain) }))
      .sort((one, other) => one.unshared - other.unshared);
    if (shared) return { level: 'equal', left: shared.domain, right: shared.domain, unshared: shared.unshared };
    for (const one of left.domains) {
      const other = right.domains.find(
        (domain) => firstLabel(domain) === firstLabel(one) && firstLabel(one).length > 3,
      );
      if (other !== undefined) return { level: 'sameLabel', left: one, right: other };
    }
    return { level: 'different', left: a, right: b };
  },
};
