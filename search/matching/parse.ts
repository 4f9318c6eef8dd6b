// Takes a company name apart: region, brand, trade, group word, legal form, branch. By longest match on the
// lexicons and nothing else, so that anybody can follow why a name was read as it was. It compares nothing.
import { hasHan, normaliseName } from './normalise.ts';
import { parseHan } from './parse-han.ts';
import { parseLatin } from './parse-latin.ts';

export type Branch = {
  kind: string;
  /** Short name of the place in the branch's name, '' when it has none. */
  place: string;
  /** `1` for 第一分公司, otherwise null. */
  ordinal: string | null;
};

export type ParsedName = {
  /** The whole name, normalised. */
  text: string;
  script: 'han' | 'latin';
  /** Paths of places (lexicon/regions.ts), outermost first, as read from the name and its brackets. */
  regions: string[];
  /** One of `regions` that may as well begin the brand: a county read without its suffix (东阳光); null for none. */
  doubtfulPlace: string | null;
  /** Latin words that name places. */
  placeWords: string[];
  /** Township, street or park between region and brand, '' when there is none. */
  place: string;
  /** 字号: what is left when everything that can be named is taken away; '' for 湖北塑胶跑道工程公司. */
  brand: string;
  trades: string[];
  /** Group words: 集团, 控股, holdings. */
  group: string[];
  /** Canonical legal form, null when the name has none. */
  legal: string | null;
  /** The form as the name spells it, normalised; '' when it has none. */
  legalWritten: string;
  branch: Branch | null;
  /** Digits and ordinals that tell sisters apart: 第一, 2, 21世纪. */
  numbers: string[];
  /** What is compared first: brand and trades, or region and trades where there is no brand. */
  core: string;
  /** The core with a place before it that may belong to the brand, null where there is no doubt. */
  wide: string | null;
  /** The name without its legal form and branch; region and group words are kept. */
  stem: string;
  /** For Latin names: significant words, abbreviations written out. */
  words: string[];
  /** The same words as the name spells them. */
  rawWords: string[];
  /** Other names given in brackets: 广东欧珀(步步高). */
  asides: string[];
};

/** A full name ends in its legal form; without one people leave out places and trades as well. */
export function isShortForm({ legal, legalWritten }: ParsedName): boolean {
  return legal === null || legalWritten === '股份';
}

// Names seen lately, in two generations: when the young one is full it becomes the old one.
const GENERATION = 8_000;
let young = new Map<string, ParsedName>();
let old = new Map<string, ParsedName>();

/** Parses one name as written; never fails, an empty name gives empty parts. */
export function parseOnce(written: string): ParsedName {
  const { text, tags } = normaliseName(written);
  return hasHan(text) ? parseHan(text, tags) : parseLatin(text, tags);
}

/** The same, remembered for a while. */
export function parseName(written: string): ParsedName {
  const known = young.get(written) ?? old.get(written);
  if (known) return known;
  const parsed = parseOnce(written);
  if (written.length < 200) {
    if (young.size >= GENERATION) {
      old = young;
      young = new Map();
    }
    young.set(written, parsed);
  }
  return parsed;
}
