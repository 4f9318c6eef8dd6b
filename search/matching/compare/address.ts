// Addresses by their parts: the city, road and house number, then the building, then how much of the wording is shared. A
// road of one name is in every city.
import { contains } from '../lexicon/regions.ts';
import { normaliseText } from '../normalise.ts';
import type { PreparedCompany } from '../prepare.ts';
import type { Comparator } from './comparator.ts';
import { missing } from './comparator.ts';

const road = /([\p{Script=Han}]{2,8}(?:路|街|道|巷|弄|大道))(\d+(?:弄)?\d*)/u;

function bigrams(text: string): Set<string> {
  const out = new Set<string>();
  for (let index = 0; index + 1 < Math.min(text.length, 80); index++) out.add(text.slice(index, index + 2));
  return out;
}

function overlap(a: string, b: string): number {
  const left = bigrams(a);
  const right = bigrams(b);
  let shared = 0;
  for (const gram of left) if (right.has(gram)) shared++;
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size);
}

/** Whether both say where they are and no place of the one holds, or lies in, a place of the other. */
function liesElsewhere(left: PreparedCompany, right: PreparedCompany): boolean {
  const here = narrowest(left.regions);
  const there = narrowest(right.regions);
  if (here.length === 0 || there.length === 0) return false;
  return !here.some((one) => there.some((other) => contains(one, other) || contains(other, one)));
}

/** A province beside a place inside it says nothing of its own: 江苏 of 江苏, 江苏/苏州. Countries are not looked at. */
function narrowest(ids: readonly string[]): string[] {
  return ids.filter((id) => !id.startsWith('@') && !ids.some((other) => other.startsWith(`${id}/`)));
}

export const addressComparator: Comparator = {
  field: 'address',
  levels: ['missing', 'equal', 'sameDoor', 'similar', 'unclear', 'different'],
  compare({ left, right }) {
    if (!left.address || !right.address) return missing(left.address, right.address);
    const found = { left: left.address, right: right.address };
    const a = normaliseText(left.address);
    const b = normaliseText(right.address);
    if (a === '' || b === '') return missing(left.address, right.address);
    if (liesElsewhere(left, right)) return { ...found, level: 'different' };
    if (a === b) return { ...found, level: 'equal' };
    const doorA = road.exec(a);
    const doorB = road.exec(b);
    if (doorA && doorB) {
      const sameRoad = doorA[1]?.slice(-3) === doorB[1]?.slice(-3);
      if (sameRoad && doorA[2] === doorB[2]) return { ...found, level: 'sameDoor' };
      if (overlap(a, b) < 0.8) return { ...found, level: sameRoad ? 'unclear' : 'different' };
    }
    const likeness = overlap(a, b);
    return { ...found, level: likeness >= 0.7 ? 'similar' : likeness >= 0.3 ? 'unclear' : 'different' };
  },
};
