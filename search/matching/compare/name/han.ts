// Two Chinese names. Compared part by part, because the same company differs by long parts that may be dropped
// while two companies may differ by one character of the brand.
import { brandBits, rarityOf } from '../../lexicon/words.ts';
import { similarShapes } from '../../lexicon/similar-shapes.ts';
import type { PreparedName } from '../../prepare.ts';
import { commonParts, editDistance } from '../alignment.ts';
import type { NameFinding } from './levels.ts';
import { reached } from './levels.ts';

const lookAlikes = new Map<string, Set<string>>();
for (const group of similarShapes) {
  for (const char of group) {
    const known = lookAlikes.get(char) ?? new Set();
    for (const other of group) if (other !== char) known.add(other);
    lookAlikes.set(char, known);
  }
}

function looksLike(a: string, b: string): boolean {
  return (
    a.length === b.length &&
    Array.from(a).every((char, index) => char === b[index] || lookAlikes.get(char)?.has(b.charAt(index)) === true)
  );
}

const TRADE_CHARACTER_BITS = 1.2;

/** Rarity of what two cores share and of what the poorer agreement leaves over; trade characters count little. */
function sharedRarity(a: PreparedName, b: PreparedName): { shared: number; unshared: number } {
  const left = a.parsed.core;
  const right = b.parsed.core;
  const common = commonParts(left, right, (char) => rarityOf(char));
  let shared = 0;
  let ownLeft = 0;
  let ownRight = 0;
  const weigh = (name: PreparedName, index: number) => {
    const inBrand = index < name.parsed.brand.length;
    return inBrand ? rarityOf(name.parsed.core.charAt(index)) * 0.8 : TRADE_CHARACTER_BITS;
  };
  for (let index = 0; index < left.length; index++) {
    if (common.left[index]) shared += weigh(a, index);
    else ownLeft += weigh(a, index);
  }
  for (let index = 0; index < right.length; index++) if (!common.right[index]) ownRight += weigh(b, index);
  return { shared: Math.min(26, shared), unshared: Math.min(20, Math.max(ownLeft, ownRight)) };
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of short) {
    at = long.indexOf(char, at);
    if (at < 0) return false;
    at++;
  }
  return true;
}

/** 粤, 沪, 京: one character that stands for a province in abbreviations. */
const provinceOf: Readonly<Record<string, string>> = Object.fromEntries(
  '京北京 津天津 沪上海 渝重庆 冀河北 晋山西 蒙内蒙古 辽辽宁 吉吉林 黑黑龙江 苏江苏 浙浙江 皖安徽 闽福建 赣江西 鲁山东 豫河南 鄂湖北 湘湖南 粤广东 桂广西 琼海南 川四川 蜀四川 黔贵州 贵贵州 滇云南 云云南 藏西藏 陕陕西 秦陕西 甘甘肃 陇甘肃 青青海 宁宁夏 新新疆'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);

/** 深物业 for 深圳市物业发展: in order, starting where the name, its brand or its place starts. */
function abbreviates(short: PreparedName, long: PreparedName): boolean {
  const text = short.parsed.core;
  const full = long.parsed.stem;
  if (text.length < 2 || text.length > 8 || text.length >= full.length) return false;
  const first = text.charAt(0);
  const starts = [full.charAt(0), long.parsed.brand.charAt(0), long.parsed.core.charAt(0)];
  if (starts.includes(first) && isSubsequence(text, full)) return true;
  const province = provinceOf[first];
  return (
    province !== undefined &&
    text.length >= 3 &&
    full.startsWith(province) &&
    isSubsequence(text.slice(1), full.slice(province.length))
  );
}

/** One core or brand stands whole inside the other name. */
function contains(short: PreparedName, long: PreparedName): boolean {
  const { core, brand, stem } = short.parsed;
  const other = long.parsed;
  if (stem.length >= 3 && other.stem.length > stem.length && other.stem.includes(stem)) return true;
  if (core.length >= 2 && other.stem.length > core.length && other.stem.includes(core)) return true;
  return brand.length >= 2 && other.brand.length > brand.length && other.brand.startsWith(brand);
}

function brandBitsOf(name: PreparedName): number {
  return name.parsed.brand === '' ? Math.min(12, name.parsed.core.length * 1.6) : brandBits(name.parsed.brand);
}

export function compareHan(a: PreparedName, b: PreparedName): NameFinding {
  const left = a.parsed;
  const right = b.parsed;
  const whole = brandBitsOf(a);
  if (left.stem === right.stem) return reached(left.legal === right.legal ? 'equal' : 'equalStem', whole);
  if (left.core === right.core) return reached('coreEqual', whole);
  // A place may be the brand: 常山北明 beside 石家庄常山北明科技, 青岛啤酒 beside 啤酒.
  const cores = (parsed: typeof left) => [parsed.core, parsed.stem, ...(parsed.wide ? [parsed.wide] : [])];
  if (cores(left).some((one) => one === right.core || one === right.wide) || cores(right).includes(left.core))
    return reached('coreEqual', whole);
  if (left.brand.length >= 2 && left.brand === right.brand) return reached('brandEqual', whole);
  if (left.brand === '' && right.brand === '' && left.trades.join('') === right.trades.join('')) {
    return reached('contained', Math.min(12, left.core.length * 1.6));
  }
  const sameLength = left.brand.length === right.brand.length && left.brand.length >= 2;
  if (sameLength) {
    const end = left.brand.length;
    let exact = true;
    let fuzzy = true;
    for (let index = 0; index < end; index++) {
      if (a.readings[index] !== b.readings[index]) exact = false;
      if (a.fuzzy[index] !== b.fuzzy[index]) fuzzy = false;
    }
    if (exact || fuzzy) {
      const { shared, unshared } = sharedRarity(a, b);
      return reached('homophone', shared, exact ? unshared * 0.5 : unshared * 0.7);
    }
    if (looksLike(left.brand, right.brand)) {
      const { shared, unshared } = sharedRarity(a, b);
      return reached('shape', shared, unshared * 0.7);
    }
  }
  const edits = Math.max(left.core.length, right.core.length) <= 4 ? 1 : 2;
  const near =
    Math.min(left.core.length, right.core.length) >= 3 && editDistance(left.core, right.core, edits) <= edits;
  const { shared, unshared } = sharedRarity(a, b);
  const wider =
    (left.wide ?? right.wide) !== null && editDistance(left.wide ?? left.core, right.wide ?? right.core, 1) <= 1;
  if (wider || (near && editDistance(left.core, right.core, 1) <= 1)) return reached('oneEdit', shared, unshared);
  if (contains(a, b) || contains(b, a)) return reached('contained', shared, unshared);
  if (abbreviates(a, b) || abbreviates(b, a)) return reached('abbreviation', shared, unshared);
  // The places and trades may have been read as parts of the brand: let the whole names speak.
  if (editDistance(left.stem, right.stem, 1) <= 1 && left.stem.length >= 4) return reached('oneEdit', shared, unshared);
  if (near || (shared > unshared && shared >= 6)) return reached('similar', shared, unshared);
  return reached('disjoint', shared, unshared);
}
