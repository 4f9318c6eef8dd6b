// A company with everything derived once: names taken apart and read out, codes and contacts in canonical form.
// Comparators and keys read only this, so that both sides of a comparison went through the same door.
import { canonicalDomain, canonicalEmail, phonesIn } from './contact.ts';
import { serviceNumber } from './lexicon/shared-hosts.ts';
import type { Place } from './lexicon/regions.ts';
import { placeAt, placeByCode, placeByLatin, resolvePlace } from './lexicon/regions.ts';
import { hasHan, normaliseText } from './normalise.ts';
import type { ParsedName } from './parse.ts';
import { parseName, parseOnce } from './parse.ts';
import { fuzzySyllable, readingsOf } from './pinyin.ts';
import { stemEdges, stemWeights } from './stem-weights.ts';
import type { CompanyRecord, NameKind, Probe } from './record.ts';
import { namesOf } from './record.ts';
import { cleanUscc, isFiller, isValidUscc } from './uscc.ts';

export type PreparedName = {
  /** `aside`: another name that stood in brackets. */
  kind: NameKind | 'aside';
  written: string;
  parsed: ParsedName;
  /** Syllables of the core, one per character; for Latin names the words of the core. */
  readings: readonly string[];
  /** The same with southern mergers undone by merging (zh/z, n/l, -ng/-n). */
  fuzzy: readonly string[];
  /** For Chinese names, one entry a character of the stem: its syllable, the same merged, and its weight in bits. */
  sounds: readonly string[];
  fuzzySounds: readonly string[];
  weights: Float32Array;
  totalWeight: number;
  /** Where parts of the stem begin and end, as flags (stem-weights.ts). */
  edges: Uint8Array;
};

export type PreparedCompany = {
  names: readonly PreparedName[];
  uscc: { readonly written: string; readonly code: string; readonly valid: boolean } | null;
  /** E.164 (digits alone where the area is not known) with the spelling they were given in; service numbers left out. */
  phones: ReadonlyMap<string, string>;
  emails: readonly string[];
  /** Of the website and of e-mail addresses, mail providers and platforms left out. */
  domains: readonly string[];
  /** Paths of places from the region (code and words) and the address. */
  regions: readonly string[];
  /** ISO 3166-1 alpha-2, from the country, the region's code or its words; null where none tells. */
  country: string | null;
  region: string | null;
  address: string | null;
};

/** Names beyond this many are not compared; a company with more has been merged too often. */
export const MAX_NAMES = 64;

/** A name taken apart; what only a comparison reads is worked out when one asks for it. */
class TakenApart implements PreparedName {
  readonly readings: readonly string[];
  #fuzzy: string[] | null = null;
  #sounds: string[] | null = null;
  #fuzzySounds: string[] | null = null;
  #weights: Float32Array | null = null;
  #totalWeight: number | null = null;
  #edges: Uint8Array | null = null;

  constructor(
    readonly kind: PreparedName['kind'],
    readonly written: string,
    readonly parsed: ParsedName,
  ) {
    this.readings = this.#isHan ? readingsOf(this.parsed.core) : this.parsed.words;
  }

  get #isHan() {
    return this.parsed.script === 'han';
  }
  get fuzzy() {
    return (this.#fuzzy ??= this.readings.map(fuzzySyllable));
  }
  get sounds() {
    return (this.#sounds ??= this.#isHan ? readingsOf(this.parsed.stem) : []);
  }
  get fuzzySounds() {
    return (this.#fuzzySounds ??= this.sounds.map(fuzzySyllable));
  }
  get weights() {
    return (this.#weights ??= this.#isHan ? stemWeights(this.parsed) : new Float32Array(0));
  }
  get totalWeight() {
    return (this.#totalWeight ??= this.weights.reduce((sum, weight) => sum + weight, 0));
  }
  get edges() {
    return (this.#edges ??= this.#isHan ? stemEdges(this.parsed) : new Uint8Array(0));
  }
}

/** Places named at the start of a free text such as 江苏省苏州市工业园区… or `Suzhou, China`. */
function placesIn(text: string): string[] {
  const normal = normaliseText(text);
  const places: Place[] = [];
  if (hasHan(normal)) {
    let at = 0;
    while (places.length < 4) {
      const found = placeAt(normal, at);
      if (!found) break;
      places.push(resolvePlace(found.places, places));
      at = found.end;
      if (/[省市]/.test(normal.charAt(at))) at++;
    }
  } else {
    for (const word of normal.split(' ').slice(0, 30)) {
      const found = placeByLatin(word);
      if (found.length > 0) places.push(resolvePlace(found, places));
    }
  }
  return places.map((place) => place.id);
}

/** Where the fields say it is: the region's code, its words, the address. */
function fieldPlaces({ regionCode, region, address }: CompanyRecord | Probe): string[] {
  const coded = regionCode ? placeByCode(regionCode) : null;
  return [...new Set([...(coded ? [coded.id] : []), ...placesIn(region ?? ''), ...placesIn(address ?? '')])];
}

const ownCountries: Readonly<Record<string, string>> = { 香港: 'HK', 澳门: 'MO', 台湾: 'TW' };

function countryOf({ country }: CompanyRecord | Probe, places: () => readonly string[]): string | null {
  const given = country?.trim().toUpperCase() ?? '';
  if (/^[A-Z]{2}$/.test(given)) return given;
  const stated = places().find((id) => id.startsWith('@'));
  if (stated !== undefined) return stated.slice(1);
  const [first] = places();
  return first === undefined ? null : (ownCountries[first] ?? 'CN');
}

/** Reads a name as written. */
type Parse = (written: string) => ParsedName;

function namesTakenApart(company: CompanyRecord | Probe, parse: Parse): PreparedName[] {
  const names: PreparedName[] = [];
  const written = namesOf(company);
  // The first is the registered one; of the others the last are the newest, lately learned.
  const kept = written.length > MAX_NAMES ? [...written.slice(0, 1), ...written.slice(1 - MAX_NAMES)] : written;
  for (const { kind, value } of kept) {
    const parsed = parse(value);
    if (parsed.text === '') continue;
    names.push(new TakenApart(kind, value, parsed));
    for (const aside of parsed.asides) names.push(new TakenApart('aside', aside, parse(aside)));
  }
  return names;
}

function domainsOf(website: string | null | undefined, emails: readonly string[]): string[] {
  const domains = new Set<string>();
  const own = canonicalDomain(website);
  if (own !== null) domains.add(own);
  for (const email of emails) {
    const domain = canonicalDomain(email.slice(email.indexOf('@') + 1));
    if (domain !== null) domains.add(domain);
  }
  return [...domains];
}

function usccOf(written: string | null | undefined): PreparedCompany['uscc'] {
  if (!written) return null;
  const code = cleanUscc(written);
  return code.length >= 8 && !isFiller(code) ? new WrittenCode(written, code) : null;
}

/** A code as written; whether it can have been given out is worked out when somebody asks. */
class WrittenCode {
  #valid: boolean | null = null;

  constructor(
    readonly written: string,
    readonly code: string,
  ) {}

  get valid() {
    return (this.#valid ??= isValidUscc(this.code));
  }
}

/** A company taken apart; where it is is worked out when somebody asks. */
class Prepared implements PreparedCompany {
  readonly names: readonly PreparedName[];
  readonly uscc: PreparedCompany['uscc'];
  readonly phones = new Map<string, string>();
  readonly emails: readonly string[];
  readonly domains: readonly string[];
  readonly region: string | null;
  readonly address: string | null;
  readonly #company: CompanyRecord | Probe;
  #regions: string[] | null = null;

  constructor(company: CompanyRecord | Probe, parse: Parse) {
    this.#company = company;
    this.names = namesTakenApart(company, parse);
    this.uscc = usccOf(company.uscc);
    this.#readPhones();
    const emails = company.emails.slice(0, 20).map(canonicalEmail);
    this.emails = [...new Set(emails.filter((email) => email !== null))];
    this.domains = domainsOf(company.websiteDomain, this.emails);
    this.region = company.region ?? null;
    this.address = company.address ?? null;
  }

  get regions() {
    return (this.#regions ??= fieldPlaces(this.#company));
  }
  get country() {
    return countryOf(this.#company, () => this.regions);
  }

  #readPhones(): void {
    const { phones, country } = this.#company;
    for (const written of phones.slice(0, 20))
      for (const phone of phonesIn(written, country, () => this.regions))
        if (!serviceNumber.test(phone) && this.phones.size < 40 && !this.phones.has(phone))
          this.phones.set(phone, written);
  }
}

/** Prepares a company that will not be asked for again: remembers nothing. */
export function prepareOnce(company: CompanyRecord | Probe): PreparedCompany {
  return new Prepared(company, parseOnce);
}

/** Prepares a company whose names may well be read again, but not the company: nothing is remembered of it itself. */
export function prepareCandidate(company: CompanyRecord | Probe): PreparedCompany {
  return new Prepared(company, parseName);
}

// Companies prepared lately, in two generations: enough for one lookup's candidates, never a whole master list.
const GENERATION = 256;
let young = new Map<CompanyRecord | Probe, PreparedCompany>();
let old = new Map<CompanyRecord | Probe, PreparedCompany>();

/** Prepares a company; remembered for a while by object, so records and probes must not be changed afterwards. */
export function prepareCompany(company: CompanyRecord | Probe): PreparedCompany {
  const known = young.get(company) ?? old.get(company);
  if (known) return known;
  const fresh = prepareCandidate(company);
  if (young.size >= GENERATION) {
    old = young;
    young = new Map();
  }
  young.set(company, fresh);
  return fresh;
}
