// Names: every name of one side against every name of the other; the strongest level counts, so that a former
// name or an alias is as good as the registered one. The levels are one group: agreement is never added twice.
import type { Comparator, Pair } from './comparator.ts';
import { missing } from './comparator.ts';
import type { PreparedCompany, PreparedName } from '../prepare.ts';
import { compareAcrossScripts } from './name/bridge.ts';
import { compareHan } from './name/han.ts';
import { compareLatin } from './name/latin.ts';
import type { NameFinding } from './name/levels.ts';
import { nameLevels } from './name/levels.ts';

/** Symmetric: the two are put into one order first, so that ties are broken alike whoever asks. */
export function compareNames(one: PreparedName, other: PreparedName): NameFinding {
  const [left, right] = follows(one, other) ? [other, one] : [one, other];
  if (left.parsed.script !== right.parsed.script) return compareAcrossScripts(left, right);
  return left.parsed.script === 'han' ? compareHan(left, right) : compareLatin(left, right);
}

function follows(one: PreparedName, other: PreparedName): boolean {
  return one.parsed.text === other.parsed.text ? one.written > other.written : one.parsed.text > other.parsed.text;
}

/** Two names of one script that differ say more than two of different scripts, which never meet. */
function rankOf(level: NameFinding['level']): number {
  return level === 'otherScript' ? nameLevels.length : nameLevels.indexOf(level);
}

function better(one: NameFinding, other: NameFinding | null): boolean {
  if (!other) return true;
  const rank = rankOf(one.level) - rankOf(other.level);
  return rank < 0 || (rank === 0 && one.shared - one.unshared > other.shared - other.unshared);
}

function sameRank(one: NameFinding, other: NameFinding): boolean {
  return one.level === other.level && one.shared - one.unshared === other.shared - other.unshared;
}

function pairKey(one: PreparedName, other: PreparedName): string {
  return follows(one, other) ? `${other.written}\n${one.written}` : `${one.written}\n${other.written}`;
}

export type BestNames = { names: NonNullable<Pair['names']>; finding: NameFinding };

/** The two names that resemble each other most, null when a side has none. */
export function bestNames(left: PreparedCompany, right: PreparedCompany): BestNames | null {
  let best: BestNames | null = null;
  for (const one of left.names) {
    for (const other of right.names) {
      const finding = compareNames(one, other);
      if (
        better(finding, best?.finding ?? null) ||
        (best && sameRank(finding, best.finding) && pairKey(one, other) < pairKey(best.names.left, best.names.right))
      )
        best = { names: { left: one, right: other }, finding };
    }
  }
  return best;
}

export const nameComparator: Comparator = {
  field: 'name',
  levels: nameLevels,
  compare({ names, nameFinding }) {
    if (!names || !nameFinding) return missing();
    const { level, shared, unshared } = nameFinding;
    return { level, shared, unshared, left: names.left.written, right: names.right.written };
  },
};
