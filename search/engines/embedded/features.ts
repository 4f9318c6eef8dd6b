// Turns a company into the rows of 32-bit features that the index holds: one row per name, with the company's
// codes and contacts on the first. A feature is the hash of its family and value; its family is kept in the
// lowest bits, so that what found a candidate can be told without a dictionary.
import type { GramFamily } from '../../matching/grams.ts';
import { eachGram, gramFamilies } from '../../matching/grams.ts';
import type { KeyFamily } from '../../matching/keys.ts';
import { addContacts, addNameKeys, keyFamilies } from '../../matching/keys.ts';
import type { PreparedName } from '../../matching/prepare.ts';
import { prepareCompany, prepareOnce } from '../../matching/prepare.ts';
import type { CompanyRecord, Probe } from '../../matching/record.ts';
import { initialsOf } from '../../matching/pinyin.ts';
import { FeatureSet } from './feature-set.ts';

/** Families by number: grams first, then keys, then prefixes for as-you-type lookup. */
export const featureFamilies: readonly string[] = [...gramFamilies, ...Object.keys(keyFamilies), 'prefix'];
const FAMILY_BITS = 5;
const FAMILY_MASK = (1 << FAMILY_BITS) - 1;
const numberOf = new Map(featureFamilies.map((family, index) => [family, index]));
const gramCount = gramFamilies.length;
export const PREFIX_FAMILY = featureFamilies.length - 1;

/** How much one shared feature of a family counts, times its rarity. */
const familyWeights: Readonly<Record<string, number>> = {
  char: 0.45,
  pair: 1,
  skip: 0.5,
  sound: 0.8,
  word: 1.6,
  tri: 0.7,
  uscc: 9,
  org: 6,
  tel: 4,
  dom: 3,
  mail: 4,
  name: 4,
  core: 3,
  py: 2.2,
  brand: 1.2,
  pj: 2,
  words: 3,
  duo: 1.5,
  rare: 0.3,
  pz: 1.2,
  br: 1.2,
  bpt: 1,
  sort: 1.6,
  ini: 0.5,
  del: 1.1,
  prefix: 1,
};

export function familyNumber(feature: number): number {
  return feature & FAMILY_MASK;
}

export function isGram(feature: number): boolean {
  return (feature & FAMILY_MASK) < gramCount;
}

const weightsByNumber = Float64Array.from(featureFamilies, (family) => familyWeights[family] ?? 1);

export function weightOfFamily(number: number): number {
  return weightsByNumber[number] as number;
}

function hashStart(family: number): number {
  return Math.imul(family + 1, 0x9e3779b1);
}

function hashStep(hash: number, code: number): number {
  const next = Math.imul(hash ^ code, 0x01000193);
  return next ^ (next >>> 15);
}

function hashEnd(family: number, hash: number): number {
  let end = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  end = Math.imul(end ^ (end >>> 13), 0xc2b2ae35);
  end ^= end >>> 16;
  return ((end & ~FAMILY_MASK) | family) >>> 0;
}

export function hashFeature(family: number, value: string): number {
  let hash = hashStart(family);
  for (let index = 0; index < value.length; index++) hash = hashStep(hash, value.charCodeAt(index));
  return hashEnd(family, hash);
}

function gramNumber(family: GramFamily): number {
  return numberOf.get(family) ?? 0;
}

function keyNumber(family: KeyFamily): number {
  return numberOf.get(family) ?? gramCount;
}

/** Lengths at which prefixes are indexed; a shorter typed text uses the longest that fits. */
const prefixLengths = [2, 3, 4, 6, 8, 10] as const;

function addPrefixes(value: string, mark: PrefixMark, out: FeatureSet): void {
  let hash = hashStep(hashStart(PREFIX_FAMILY), mark.charCodeAt(0));
  let at = 0;
  for (const length of prefixLengths) {
    if (length > value.length) break;
    while (at < length) hash = hashStep(hash, value.charCodeAt(at++));
    out.add(hashEnd(PREFIX_FAMILY, hash));
  }
}

/** The prefix feature of a text as typed so far, null when it is too short. */
export function prefixFeature(mark: PrefixMark, typed: string): number | null {
  const length = prefixLengths.findLast((known) => known <= typed.length);
  return length === undefined ? null : hashFeature(PREFIX_FAMILY, `${mark}${typed.slice(0, length)}`);
}

/** letters of the pinyin or Latin name, initials, digits and codes, domain. */
export type PrefixMark = 'l' | 'i' | 'c' | 'd';

function namePrefixes(name: PreparedName, out: FeatureSet): void {
  const { parsed, readings } = name;
  addPrefixes(parsed.script === 'han' ? readings.join('') : parsed.words.join(''), 'l', out);
  if (parsed.script === 'han') {
    addPrefixes(initialsOf(readings).slice(0, 6), 'i', out);
    if (parsed.regions.length > 0) addPrefixes(name.sounds.join(''), 'l', out);
  }
}

function gramFeatures(name: PreparedName, out: FeatureSet): void {
  eachGram(name, (family, value) => out.add(hashFeature(gramNumber(family), value)));
}

/** A key's feature is made of its whole value, however long. */
function addKey(family: KeyFamily, value: string, out: FeatureSet): void {
  const bare = value.trim();
  if (bare !== '') out.add(hashFeature(keyNumber(family), bare));
}

/** The features a whole company is looked up by. */
export function probeFeatures(probe: Probe): Uint32Array {
  return queryFeatures(probe, []);
}

/** The same with some more, those that are null left out. */
export function queryFeatures(probe: Probe, others: readonly (number | null)[]): Uint32Array {
  const prepared = prepareCompany(probe);
  const features = new FeatureSet();
  addContacts(prepared, (family, value) => addKey(family, value, features));
  for (const name of prepared.names) {
    addNameKeys(name, 'all', (family, value) => addKey(family, value, features));
    gramFeatures(name, features);
  }
  for (const other of others) if (other !== null) features.add(other);
  return features.toArray();
}

// One row is derived at a time.
const row = new FeatureSet();
const addToRow = (family: KeyFamily, value: string) => addKey(family, value, row);

/** Calls `visit` with the distinct features of every row of a record, one at least; an array is valid during its call alone. */
export function eachRow(record: CompanyRecord, visit: (features: Uint32Array) => void): void {
  const prepared = prepareOnce(record);
  // What an earlier record left that could not be taken apart.
  row.clear();
  addContacts(prepared, addToRow);
  if (prepared.uscc) addPrefixes(prepared.uscc.code.toLowerCase(), 'c', row);
  for (const phone of prepared.phones.keys()) addPrefixes(phone.replace(/^\+86/, '').replace('+', ''), 'c', row);
  for (const domain of prepared.domains) addPrefixes(domain, 'd', row);
  for (const name of prepared.names) {
    addNameKeys(name, 'all', addToRow);
    namePrefixes(name, row);
    gramFeatures(name, row);
    visit(row.view());
    row.clear();
  }
  if (prepared.names.length === 0) visit(row.view());
}

/** The rows of a record, each a list of distinct features. A record always has at least one row. */
export function rowsOf(record: CompanyRecord): Uint32Array[] {
  const rows: Uint32Array[] = [];
  eachRow(record, (features) => rows.push(features.slice()));
  return rows;
}
