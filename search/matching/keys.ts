// The blocking keys of a company: two records that share one are worth comparing. One pure function feeds the
// database table, the embedded index and Meilisearch, so that all three find by the same families.
import { initialsOf } from './pinyin.ts';
import type { PreparedCompany, PreparedName } from './prepare.ts';
import { prepareCompany } from './prepare.ts';
import type { CompanyRecord, Probe } from './record.ts';
import { organisationPart } from './uscc.ts';
import { wordBits } from './lexicon/words.ts';

/** Families in the order in which a company's keys are listed. */
export const keyFamilies = {
  uscc: 'the whole Unified Social Credit Code',
  org: 'its organisation part',
  tel: 'a phone in E.164',
  dom: 'a website or non-free mail domain',
  mail: 'a whole e-mail address',
  name: 'the name without legal form and branch',
  core: 'brand and trade',
  py: 'syllables of the core',
  brand: 'the brand alone',
  pj: 'letters of the core in pinyin, or of a Latin name, without spaces',
  words: 'the significant Latin words, sorted',
  duo: 'two rare Latin words',
  rare: 'one rare Latin word',
  pz: 'syllables of the core with southern mergers',
  br: 'brand and region',
  bpt: 'syllables of the brand and the first trade',
  sort: 'characters of the core or of the brand, sorted',
  ini: 'initials of the core',
  del: 'the core, the brand or the rarest Latin word, whole and less one character',
} as const;
export type KeyFamily = keyof typeof keyFamilies;

/** Families that point at very few companies: enough for the re-check inside a transaction. */
export const strongFamilies: readonly KeyFamily[] = [
  'uscc',
  'org',
  'tel',
  'dom',
  'mail',
  'name',
  'core',
  'py',
  'pj',
  'words',
];

/** Of a company with as many names and contacts as are looked at; most have twenty. */
export const MAX_KEYS = 600;
/** Of these, so many may be strong: the rest is kept for the other families, the first name's before all. */
const MAX_STRONG_KEYS = 500;
export const MAX_KEY_LENGTH = 120;

export type DerivedKeys = {
  /** `family:value`, distinct, at most MAX_KEYS, each at most MAX_KEY_LENGTH characters. */
  keys: string[];
  /** The keys of the strong families among them. */
  strongKeys: string[];
};

/** Two 32-bit hashes as hex: stable across runs and machines, not for secrets. */
export function stableHash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) + index;
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
  return hex(a) + hex(b);
}

export function keyOf(family: KeyFamily, value: string): string {
  const key = `${family}:${value}`;
  return key.length <= MAX_KEY_LENGTH ? key : `${family}:#${stableHash(value)}`;
}

export function familyOf(key: string): KeyFamily {
  return key.slice(0, key.indexOf(':')) as KeyFamily;
}

/** Takes a key in its parts; an empty value is no key. */
export type Add = (family: KeyFamily, value: string) => void;

/** The keys of codes, phones, addresses and domains. */
export function addContacts(company: PreparedCompany, add: Add): void {
  if (company.uscc) {
    add('uscc', company.uscc.code);
    if (company.uscc.code.length === 18) add('org', organisationPart(company.uscc.code));
  }
  for (const phone of company.phones.keys()) add('tel', phone);
  for (const domain of company.domains) add('dom', domain);
  for (const email of company.emails) add('mail', email);
}

/** The characters of a core that deletion keys are made of, at most this many. */
const DELETION_LENGTH = 12;

function addDeletions(core: string, add: Add): void {
  if (core.length < 2) return;
  // Whole as well: a character too few on one side meets the deletion of it on the other.
  add('del', core);
  if (core.length < 3) return;
  for (let index = 0; index < Math.min(core.length, DELETION_LENGTH); index++) {
    add('del', core.slice(0, index) + core.slice(index + 1));
  }
}

function sortedCharacters(text: string): string {
  const units: number[] = [];
  for (let index = 0; index < text.length; index++) units.push(text.charCodeAt(index));
  // Characters of two units stay whole.
  if (units.some((unit) => unit >= 0xd800 && unit <= 0xdfff)) return Array.from(text).sort().join('');
  return String.fromCharCode(...units.sort((a, b) => a - b));
}

export type Extent = 'strong' | 'all';

function addHan(name: PreparedName, extent: Extent, add: Add): void {
  const { parsed, readings } = name;
  const { core, brand } = parsed;
  add('name', parsed.stem);
  add('core', core);
  if (parsed.wide) add('core', parsed.wide);
  add('py', readings.join(' '));
  add('pj', readings.join(''));
  if (brand.length >= 2) add('brand', brand);
  if (extent === 'strong') return;
  const { fuzzy } = name;
  add('pz', fuzzy.join(' '));
  const lastPlace = parsed.regions.findLast((id) => !id.startsWith('@'));
  if (brand !== '' && lastPlace) add('br', `${brand}|${lastPlace.split('/').at(-1) ?? ''}`);
  if (brand !== '' && parsed.trades[0]) add('bpt', `${fuzzy.slice(0, brand.length).join(' ')}|${parsed.trades[0]}`);
  if (core.length >= 2) add('sort', sortedCharacters(core));
  if (brand.length >= 2 && brand !== core) add('sort', sortedCharacters(brand));
  const initials = initialsOf(readings);
  if (initials.length >= 3) add('ini', initials.slice(0, 12));
  addDeletions(core, add);
  if (parsed.wide) addDeletions(parsed.wide, add);
  if (brand !== core) addDeletions(brand, add);
  if (core.length === 2) {
    // 徐州行银 for 徐州银行: the place may belong to it.
    if (parsed.stem !== core) add('sort', sortedCharacters(parsed.stem));
    // 合港股份 for 明港股份: half of such a name is left, so its form must agree.
    add('del', `${core.charAt(0)}_|${parsed.legal ?? ''}`);
    add('del', `_${core.charAt(1)}|${parsed.legal ?? ''}`);
  }
}

function addLatin(name: PreparedName, extent: Extent, add: Add): void {
  const { parsed } = name;
  add('name', parsed.stem);
  add('pj', parsed.words.join(''));
  const sorted = [...new Set(parsed.words)].sort();
  add('words', sorted.join(' '));
  if (extent === 'strong') return;
  const rare = sorted
    .filter((word) => word.length > 2 && wordBits(word) >= 6)
    .sort((a, b) => wordBits(b) - wordBits(a));
  for (const word of rare.slice(0, 4)) add('rare', word);
  for (let left = 0; left < Math.min(3, rare.length); left++) {
    for (let right = left + 1; right < Math.min(4, rare.length); right++) {
      add('duo', [rare[left] ?? '', rare[right] ?? ''].sort().join(' '));
    }
  }
  const longest = rare[0] ?? (sorted.length === 1 ? (sorted[0] ?? '') : '');
  if (longest.length >= 3 && longest.length <= 10) {
    add('del', longest);
    for (let index = 0; index < longest.length; index++) add('del', longest.slice(0, index) + longest.slice(index + 1));
  }
  if (parsed.words.length >= 3) add('ini', parsed.words.map((word) => word.charAt(0)).join(''));
  else if (parsed.words.length === 1 && parsed.text.length <= 6) add('ini', parsed.words[0] ?? '');
}

/** All blocking keys of a company. Pure; the same company always gives the same keys in the same order. */
export function deriveKeys(company: CompanyRecord | Probe): DerivedKeys {
  const prepared = prepareCompany(company);
  const strongOnes = strongOf(prepared);
  const all = new Set(strongOnes);
  for (const name of prepared.names) {
    for (const key of listed((add) => addNameKeys(name, 'all', add))) {
      if (all.size >= MAX_KEYS) break;
      if (!isStrong(key)) all.add(key);
    }
  }
  const keys = inOrder([...all]);
  return { keys, strongKeys: keys.filter(isStrong) };
}

/** The strong keys alone: as `deriveKeys` gives them, for a fraction of the work. */
export function deriveStrongKeys(company: CompanyRecord | Probe): string[] {
  return inOrder(strongOf(prepareCompany(company)));
}

const strong = new Set<string>(strongFamilies);
const isStrong = (key: string) => strong.has(familyOf(key));
const rank = new Map(Object.keys(keyFamilies).map((family, at) => [family, at]));

/** The keys of one of a company's names. */
export function addNameKeys(name: PreparedName, extent: Extent, add: Add): void {
  if (name.parsed.script === 'han') addHan(name, extent, add);
  else addLatin(name, extent, add);
}

/** What is added, each once, in the order of adding. */
function listed(addTo: (add: Add) => void): string[] {
  const keys = new Set<string>();
  addTo((family, value) => {
    const bare = value.trim();
    if (bare !== '') keys.add(keyOf(family, bare));
  });
  return [...keys];
}

/** No name is left out for another's sake: every name has few keys of strong families. */
function strongOf(company: PreparedCompany): string[] {
  const keys = new Set(listed((add) => addContacts(company, add)));
  for (const name of company.names) {
    for (const key of listed((add) => addNameKeys(name, 'strong', add))) {
      if (keys.size >= MAX_STRONG_KEYS) break;
      if (isStrong(key)) keys.add(key);
    }
  }
  return [...keys];
}

/** By family, and within one in the order they came. */
function inOrder(keys: string[]): string[] {
  return keys.sort((a, b) => (rank.get(familyOf(a)) ?? 0) - (rank.get(familyOf(b)) ?? 0));
}
