// Where the company is: places named in its names, its region (by code or in words) and its address, and its country. A
// city lies in its province, so naming only one of them is no contradiction. What stands in a name is registered; what
// a form was given may be where somebody sits, so a difference there is another level.
import { contains } from '../lexicon/regions.ts';
import { isShortForm } from '../parse.ts';
import type { PreparedCompany, PreparedName } from '../prepare.ts';
import type { Comparator, Finding } from './comparator.ts';
import { missing } from './comparator.ts';

type Places = { ids: readonly string[]; named: boolean };

function isCountry(id: string): boolean {
  return id.startsWith('@');
}

/** Places that stand in the name weigh most, because they are part of what is registered. */
function placesOf(company: PreparedCompany, own: readonly string[]): Places {
  return own.length > 0
    ? { ids: own, named: true }
    : { ids: company.regions.filter((id) => !isCountry(id)), named: false };
}

/** Chinese names with a country in them (中国, 日本) mean a standing or an origin; Latin ones a national company. */
function namedPlaces(name: PreparedName | undefined): readonly string[] {
  return name?.parsed.regions.filter((id) => name.parsed.script === 'latin' || !isCountry(id)) ?? [];
}

/** What the name's places can be: a county may as well begin the brand (东阳光), and is then no place. */
function readings(name: PreparedName | undefined): (readonly string[])[] {
  const all = namedPlaces(name);
  const doubtful = name?.parsed.doubtfulPlace ?? null;
  return doubtful === null ? [all] : [all, all.filter((id) => id !== doubtful)];
}

const ownJurisdictions: Readonly<Record<string, string>> = { 香港: '@HK', 澳门: '@MO', 台湾: '@TW' };

/** Countries a Latin name states, otherwise the one on file. */
function countriesOf(company: PreparedCompany, name: PreparedName | undefined): readonly string[] {
  const named =
    name?.parsed.script === 'latin'
      ? name.parsed.regions.flatMap((id) => (isCountry(id) ? [id] : (ownJurisdictions[id] ?? [])))
      : [];
  if (named.length > 0) return named;
  return company.country === null ? [] : [`@${company.country}`];
}

const chinese = new Set(['@CN', '@HK', '@MO', '@TW']);

function differ(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  return !a.some((one) => b.some((other) => one === other || (chinese.has(one) && chinese.has(other))));
}

/** The first of the narrowest places. */
function deepest(places: readonly string[]): string | undefined {
  let [best] = places;
  for (let at = 1; at < places.length; at++) {
    const id = places[at] as string;
    if (depth(id) > depth(best as string)) best = id;
  }
  return best;
}

function shown(places: readonly string[]): string | null {
  return deepest(places)?.replace('@', '').replaceAll('/', ' ') ?? null;
}

function depth(id: string): number {
  let depth = isCountry(id) ? 0 : 1;
  for (let at = id.indexOf('/'); at >= 0; at = id.indexOf('/', at + 1)) depth++;
  return depth;
}

function holds(outer: string, inner: string): boolean {
  return contains(outer, inner) || (outer === '@CN' && !isCountry(inner));
}

function compared(a: Places, b: Places): Finding {
  const found = { left: shown(a.ids), right: shown(b.ids) };
  const deepA = deepest(a.ids);
  const deepB = deepest(b.ids);
  if (deepA === undefined || deepB === undefined || deepA === deepB) return { ...found, level: 'samePlace' };
  if (a.ids.some((one) => b.ids.some((other) => holds(one, other) || holds(other, one)))) {
    const nested = holds(deepA, deepB) || holds(deepB, deepA);
    return { ...found, level: nested ? 'inside' : 'sameProvince' };
  }
  if (a.ids.some((one) => b.ids.some((other) => one.split('/')[0] === other.split('/')[0])))
    return { ...found, level: 'sameProvince' };
  return { ...found, level: a.named && b.named ? 'different' : 'elsewhere' };
}

/** Whether two stems differ in one character that stands within the place one of them begins with: 泉南建材 for 海南建材. */
function isPlaceMisspelt(left: PreparedName | undefined, right: PreparedName | undefined): boolean {
  const [a, b] = [left?.parsed, right?.parsed];
  if (a?.script !== 'han' || b?.script !== 'han' || a.stem.length !== b.stem.length) return false;
  let at = 0;
  while (at < a.stem.length && a.stem.charAt(at) === b.stem.charAt(at)) at++;
  if (at === a.stem.length || a.stem.slice(at + 1) !== b.stem.slice(at + 1)) return false;
  return [a, b].some(({ regions, stem }) => {
    const place = regions[0]?.split('/').at(-1) ?? '';
    return at < place.length && stem.startsWith(place);
  });
}

/** What speaks least against comes first; a reading that agrees is the right one. */
const preference = ['samePlace', 'inside', 'missing', 'sameProvince', 'oneSided', 'elsewhere', 'different'];

function best(findings: readonly Finding[]): Finding {
  return findings.reduce((one, other) =>
    preference.indexOf(other.level) < preference.indexOf(one.level) ? other : one,
  );
}

export const regionComparator: Comparator = {
  field: 'region',
  levels: ['missing', 'samePlace', 'inside', 'sameProvince', 'oneSided', 'elsewhere', 'different', 'otherCountry'],
  compare({ left, right, names }) {
    const findings: Finding[] = [];
    for (const own of readings(names?.left)) {
      for (const other of readings(names?.right)) {
        const a = placesOf(left, own);
        const b = placesOf(right, other);
        if (a.ids.length > 0 && b.ids.length > 0) {
          findings.push(compared(a, b));
          continue;
        }
        // A full name that leaves its place out says something; a short name, or a form that did not ask, says nothing.
        const [silent, other_] = a.ids.length === 0 ? [names?.left, b] : [names?.right, a];
        const tells =
          silent && other_.named && !isShortForm(silent.parsed) && !isPlaceMisspelt(names?.left, names?.right);
        findings.push({ left: shown(a.ids), right: shown(b.ids), level: tells ? 'oneSided' : 'missing' });
      }
    }
    const place = findings.length === 0 ? missing() : best(findings);
    if (place.level === 'samePlace' || place.level === 'inside') return place;
    const [here, there] = [countriesOf(left, names?.left), countriesOf(right, names?.right)];
    return differ(here, there) ? { left: shown(here), right: shown(there), level: 'otherCountry' } : place;
  },
};
