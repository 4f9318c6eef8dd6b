// Where the company is: places named in its names, its region field and its address. A city lies in its
// province, so naming only one of them is no contradiction.
import { contains } from '../lexicon/regions.ts';
import { isShortForm } from '../parse.ts';
import type { PreparedCompany, PreparedName } from '../prepare.ts';
import type { Comparator } from './comparator.ts';
import { missing } from './comparator.ts';

/** Places that stand in the name weigh most, because they are part of what is registered. */
function placesOf(company: PreparedCompany, name: PreparedName | undefined): string[] {
  // Chinese names with a country in them (中国, 日本) mean a standing or an origin; Latin ones a national company.
  const own = name?.parsed.regions.filter((id) => name.parsed.script === 'latin' || !id.startsWith('@')) ?? [];
  return own.length > 0 ? own : company.regions.filter((id) => !id.startsWith('@'));
}

function shown(places: readonly string[]): string | null {
  const deepest = places.reduce<string | undefined>(
    (best, id) => (best === undefined || id.length > best.length ? id : best),
    undefined,
  );
  return deepest?.split('/').join(' ') ?? null;
}

function depth(id: string): number {
  return id.split('/').length;
}

export const regionComparator: Comparator = {
  field: 'region',
  levels: ['missing', 'samePlace', 'inside', 'sameProvince', 'oneSided', 'different'],
  compare({ left, right, names }) {
    const a = placesOf(left, names?.left);
    const b = placesOf(right, names?.right);
    const found = { left: shown(a), right: shown(b) };
    if (a.length === 0 && b.length === 0) return missing();
    if (a.length === 0 || b.length === 0) {
      // A full name that leaves its place out says something; a short name, or a form that did not ask, says nothing.
      const [silent, other] = a.length === 0 ? [names?.left, names?.right] : [names?.right, names?.left];
      const tells = silent && other && other.parsed.regions.length > 0 && !isShortForm(silent.parsed);
      return { ...found, level: tells ? 'oneSided' : 'missing' };
    }
    const deepA = a.reduce((best, id) => (depth(id) > depth(best) ? id : best));
    const deepB = b.reduce((best, id) => (depth(id) > depth(best) ? id : best));
    if (deepA === deepB) return { ...found, level: 'samePlace' };
    if (a.some((one) => b.some((other) => contains(one, other) || contains(other, one)))) {
      const nested = contains(deepA, deepB) || contains(deepB, deepA);
      return { ...found, level: nested ? 'inside' : 'sameProvince' };
    }
    if (a.some((one) => b.some((other) => one.split('/')[0] === other.split('/')[0])))
      return { ...found, level: 'sameProvince' };
    return { ...found, level: 'different' };
  },
};
