// Two Chinese names. Compared part by part, because the same company differs by long parts that may be dropped
// while two companies may differ by one character of the brand.
import { brandBits } from '../../lexicon/words.ts';
import type { ParsedName } from '../../parse.ts';
import { isShortForm } from '../../parse.ts';
import type { PreparedName } from '../../prepare.ts';
import { editDistance } from '../alignment.ts';
import { abbreviates } from './abbreviation.ts';
import { agreementOf, lookAlike } from './alignment-han.ts';
import type { NameFinding } from './levels.ts';
import { reached } from './levels.ts';

function looksLike(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) {
    const code = a.charCodeAt(index);
    const other = b.charCodeAt(index);
    if (code !== other && !lookAlike(code, other)) return false;
  }
  return true;
}

/** Shared bits, and left-over ones where each side should have nothing left. */
function bothWays(a: PreparedName, b: PreparedName): { shared: number; unshared: number } {
  const { shared, ownLeft, ownRight } = agreementOf(a, b);
  return { shared: Math.min(30, shared), unshared: Math.min(30, Math.max(ownLeft, ownRight)) };
}

/** The same where one name may be much shorter than the other. */
function oneWay(a: PreparedName, b: PreparedName): { shared: number; unshared: number } {
  const { shared, ownLeft, ownRight } = agreementOf(a, b);
  const less = Math.min(ownLeft, ownRight);
  const more = Math.max(ownLeft, ownRight);
  return { shared: Math.min(30, shared), unshared: Math.min(30, less + EXCESS * (more - less)) };
}

const EXCESS = 0.2;

/** What must agree of two names for them to be similar, as a share of what does not. */
const MOST = 0.8;
/** The same where each is a brand of two characters and nothing else: one of the two may weigh a little less. */
const ONE_OF_TWO = 0.65;

/** The other name's brand, or all of it after the place, begins with this one's brand or core. */
function begins(short: PreparedName, long: PreparedName): boolean {
  const { brand, core } = short.parsed;
  const other = long.parsed;
  if (brand.length < 2) return core.length >= 3 && other.core.length > core.length && other.core.startsWith(core);
  return other.brand.length > brand.length && other.brand.startsWith(brand) && brand === core.slice(0, brand.length);
}

/** One core or brand stands whole inside the other name. */
function contains(short: PreparedName, long: PreparedName): boolean {
  const { core, brand, stem } = short.parsed;
  const other = long.parsed;
  if (stem.length >= 3 && other.stem.length > stem.length && other.stem.includes(stem)) return true;
  if (core.length >= 2 && other.stem.length > core.length && other.stem.includes(core)) return true;
  return brand.length >= 2 && other.brand.length > brand.length && other.brand.includes(brand);
}

function brandBitsOf(name: PreparedName): number {
  return name.parsed.brand === '' ? Math.min(12, name.parsed.core.length * 1.6) : brandBits(name.parsed.brand);
}

/** The same brand: how rare it is settles, how much of the names agrees is weighed, as it is for names that differ. */
function inBrand(a: PreparedName, b: PreparedName, level: NameFinding['level']): NameFinding {
  const { shared, unshared } = oneWay(a, b);
  return { level, shared, unshared, rarity: brandBitsOf(a) };
}

/** Whether a core is the name's own, its stem, or its core with a place before it. */
function hasCore({ core, stem, wide }: ParsedName, other: string | null): boolean {
  return core === other || stem === other || (wide !== null && wide === other);
}

function shareBrand(left: ParsedName, right: ParsedName): boolean {
  if (left.doubtfulPlace === null && right.doubtfulPlace === null)
    return left.brand.length >= 2 && left.brand === right.brand;
  const brands = brandsOf(right);
  return brandsOf(left).some((brand) => brands.includes(brand));
}

/** What the brand may be: as read, and with a county before it that may belong to it (东阳|光). */
function brandsOf({ brand, doubtfulPlace }: ParsedName): string[] {
  const place = doubtfulPlace?.split('/').at(-1);
  return [brand, ...(place === undefined || brand === '' ? [] : [place + brand])].filter(({ length }) => length >= 2);
}

export function compareHan(a: PreparedName, b: PreparedName): NameFinding {
  const left = a.parsed;
  const right = b.parsed;
  if (left.stem === right.stem) return inBrand(a, b, left.legal === right.legal ? 'equal' : 'equalStem');
  if (left.core === right.core) return inBrand(a, b, 'coreEqual');
  // A place may be the brand: 常山北明 beside 石家庄常山北明科技, 青岛啤酒 beside 啤酒.
  if (hasCore(left, right.core) || hasCore(left, right.wide) || hasCore(right, left.core))
    return inBrand(a, b, 'coreEqual');
  if (shareBrand(left, right)) return inBrand(a, b, 'brandEqual');
  if (left.brand === '' && right.brand === '' && left.trades.join('') === right.trades.join('')) {
    return reached('contained', Math.min(12, left.core.length * 1.6));
  }
  const sameLength = left.brand.length === right.brand.length && left.brand.length >= 2;
  if (sameLength) {
    const end = left.brand.length;
    let sounding = true;
    for (let index = 0; index < end; index++) if (a.fuzzy[index] !== b.fuzzy[index]) sounding = false;
    const { shared, unshared } = bothWays(a, b);
    if (sounding) return reached('homophone', shared, unshared);
    if (looksLike(left.brand, right.brand)) return reached('shape', shared, unshared);
  }
  const shorter = Math.min(left.core.length, right.core.length);
  const wider =
    (left.wide ?? right.wide) !== null && editDistance(left.wide ?? left.core, right.wide ?? right.core, 1) <= 1;
  // The places and trades may have been read as parts of the brand: the whole names speak as well.
  const slip =
    wider ||
    (shorter >= 3 && editDistance(left.core, right.core, 1) <= 1) ||
    (Math.min(left.stem.length, right.stem.length) >= 4 && editDistance(left.stem, right.stem, 1) <= 1);
  // Of a short name of four characters a quarter would be wrong: those are cut short oftener than misspelt.
  const tiny = (isShortForm(left) && left.stem.length <= 4) || (isShortForm(right) && right.stem.length <= 4);
  if (slip && !tiny) {
    const { shared, unshared } = bothWays(a, b);
    return reached('oneEdit', shared, unshared);
  }
  if (begins(a, b) || begins(b, a)) {
    const { shared, unshared } = oneWay(a, b);
    return reached('begins', shared, unshared);
  }
  if (contains(a, b) || contains(b, a)) {
    const { shared, unshared } = oneWay(a, b);
    return reached('contained', shared, unshared);
  }
  if (abbreviates(a, b) || abbreviates(b, a)) {
    const { shared, unshared } = oneWay(a, b);
    return reached('abbreviation', shared, unshared);
  }
  const { shared, unshared } = bothWays(a, b);
  const alike = sameLength && left.core.length === 2 && right.core.length === 2 ? ONE_OF_TWO : MOST;
  if (slip || (shared >= 5 && shared >= alike * unshared)) return reached('similar', shared, unshared);
  return reached('disjoint', shared, unshared);
}
