// Branches, offices, stores: kin of the company that bears the same name, never the company itself.
import type { Branch } from '../parse.ts';
import type { Comparator } from './comparator.ts';
import { missing } from './comparator.ts';

function shown(branch: Branch | null): string | null {
  return branch ? `${branch.place}${branch.ordinal ?? ''} ${branch.kind}`.trim() : null;
}

export const branchComparator: Comparator = {
  field: 'branch',
  levels: ['missing', 'same', 'oneSided', 'different'],
  compare({ names }) {
    const a = names?.left.parsed.branch ?? null;
    const b = names?.right.parsed.branch ?? null;
    if (!a && !b) return missing();
    const found = { left: shown(a), right: shown(b) };
    if (!a || !b) return { ...found, level: 'oneSided' };
    const same = a.place === b.place && a.ordinal === b.ordinal && a.kind === b.kind;
    return { ...found, level: same ? 'same' : 'different' };
  },
};
