// From evidence to a verdict, by named rules read from top to bottom: evidence first, probability second. The first
// rule that applies gives the verdict. What a verdict leads to is decided elsewhere.
import type { ComparedField, Verdict } from '#app/domain/duplicate/explanation.ts';
import { differOnlyByPlace, nameOtherCountries } from './arm-abroad.ts';
import { CROWDED_BITS } from './compare/crowding.ts';
import { formWords } from './lexicon/latin-forms.ts';
import { hanLegalForms } from './lexicon/organisation.ts';
import { wordBits } from './lexicon/words.ts';
import type { PreparedName } from './prepare.ts';
import type { Score } from './score.ts';
import { probabilityOf } from './score.ts';
import { bitsOfLevel, weights } from './weights.ts';

/** What the rules look at: the level of each field, the total, and what kind of names agreed. */
export type Evidence = {
  level: Readonly<Record<ComparedField, string>>;
  bits: number;
  script: 'han' | 'latin' | 'mixed';
  /** The names that agreed are the registered ones (or foreign registered ones) on both sides. */
  registeredNames: boolean;
  /** One of them was only read out of brackets. */
  bracketed: boolean;
  /** Neither name is made of nothing but places, trades and forms. */
  branded: boolean;
  /** One name states a place and nothing is known of the other's. */
  placeUnknown: boolean;
  /** Latin names that state different countries, or of which one states one. */
  otherCountries: boolean;
  /** One Latin name is the other with a place put to it. */
  onlyPlaceAdded: boolean;
  /** Contacts that are shared and that many companies hold. */
  crowded: readonly ComparedField[];
  /** Rarity in bits of what the names share, and of what they do not. */
  nameShared: number;
  nameUnshared: number;
};

export type Rule = { id: string; verdict: Verdict; applies: (evidence: Evidence) => boolean };

const in_ = (level: string, ...levels: string[]) => levels.includes(level);
const sameName = ({ level }: Evidence) => in_(level.name, 'equal', 'equalStem', 'coreEqual');
const sameBrand = (evidence: Evidence) => sameName(evidence) || in_(evidence.level.name, 'brandEqual', 'pinyinEqual');
const probability = ({ bits }: Evidence) => probabilityOf(bits);

const sharesOwn = (e: Evidence, field: ComparedField) => e.level[field] === 'equal' && !e.crowded.includes(field);
const nearlyOneCode = ({ level }: Evidence) => in_(level.uscc, 'equalInvalid', 'sameOrganisation', 'typo');

/** A contact or a code that a company has for itself: enough to settle a brand that differs by one character. */
const sharesMoreThanDomain = (e: Evidence) =>
  nearlyOneCode(e) || sharesOwn(e, 'phone') || sharesOwn(e, 'email') || in_(e.level.address, 'equal', 'sameDoor');

/** Evidence that does not come from names. */
const corroborated = (e: Evidence) => sharesMoreThanDomain(e) || sharesOwn(e, 'domain');

/** Separate facts beside the name that agree; a mailbox in the company's own domain is not a second one. */
const agreeing = (e: Evidence) =>
  Number(nearlyOneCode(e)) +
  Number(sharesOwn(e, 'phone')) +
  Number(sharesOwn(e, 'domain') || sharesOwn(e, 'email')) +
  Number(in_(e.level.address, 'equal', 'sameDoor'));

/** Kin share phones, domains and doors: where the names tell two companies apart, no contact makes them one. */
const toldApart = ({ level, otherCountries }: Evidence) =>
  level.name === 'disjoint' ||
  in_(level.region, 'sameProvince', 'elsewhere', 'different', 'otherCountry') ||
  in_(level.branch, 'oneSided', 'different') ||
  in_(level.numbers, 'oneSided', 'different') ||
  level.legalForm === 'group' ||
  level.trade === 'different' ||
  otherCountries;

/** A domain is a whole group's: it settles only names that say the same trade. */
const settlesTrade = (e: Evidence) =>
  sharesMoreThanDomain(e) || in_(e.level.trade, 'missing', 'equal', 'reordered', 'oneSided');

/** One contact is shared by agents and incubators: it settles names that resemble each other, two settle what cannot be compared. */
const settledByContacts = (e: Evidence) =>
  !toldApart(e) && settlesTrade(e) && agreeing(e) >= (in_(e.level.name, 'otherScript', 'missing') ? 2 : 1);

/** Bits of rarity below which even equal names may belong to two companies. */
const RARE_HAN = 10;
const RARE_LATIN = 7;
/** A misspelt Latin name is read as the same only when it is long and nearly all of it agrees. */
const LONG_LATIN = 16;
const SLIP_LATIN = 3;

/** Nothing but the spelling of the legal form and the order of the parts is open. */
const everyPartAgrees = (e: Evidence) =>
  in_(e.level.region, 'missing', 'samePlace') &&
  in_(e.level.trade, 'missing', 'equal', 'reordered') &&
  in_(e.level.numbers, 'missing', 'equal') &&
  in_(e.level.branch, 'missing', 'same') &&
  e.level.legalForm !== 'group' &&
  e.branded &&
  !e.bracketed;

/**
 * Names that settle the matter alone. Brand, trade and place may stand once within one registration authority; a name
 * that leaves its place out, or differs in a character of the brand, leaves open which of several companies is meant.
 */
const settledByName = (e: Evidence) => {
  if (!everyPartAgrees(e)) return false;
  if (e.script === 'latin')
    return sameName(e)
      ? e.nameShared >= RARE_LATIN
      : e.level.name === 'oneEdit' && !e.otherCountries && e.nameShared >= LONG_LATIN && e.nameUnshared <= SLIP_LATIN;
  return e.script === 'han' && sameName(e) && e.nameShared >= RARE_HAN && !e.placeUnknown;
};

/** One registered name in two countries: another company, or a country that was left as it stood. */
const inTwoCountries = (e: Evidence) =>
  e.level.name === 'equal' && e.registeredNames && e.level.region === 'otherCountry';

export const rules: readonly Rule[] = [
  { id: 'usccEqual', verdict: 'exact', applies: ({ level }) => level.uscc === 'equal' },
  {
    id: 'usccConflictSameBrand',
    verdict: 'related',
    applies: (e) => e.level.uscc === 'different' && sameBrand(e) && e.bits > -24,
  },
  { id: 'usccConflict', verdict: 'none', applies: ({ level }) => level.uscc === 'different' },
  {
    id: 'branchOfSame',
    verdict: 'related',
    applies: (e) =>
      in_(e.level.branch, 'oneSided', 'different') && (sameBrand(e) || in_(e.level.name, 'begins', 'contained')),
  },
  {
    id: 'otherNumber',
    verdict: 'related',
    applies: (e) =>
      e.level.numbers === 'different' &&
      (sameBrand(e) || in_(e.level.name, 'oneEdit', 'similar', 'begins', 'contained')),
  },
  {
    id: 'fullNameEqual',
    verdict: 'exact',
    applies: (e) =>
      e.level.name === 'equal' &&
      e.registeredNames &&
      e.level.region !== 'otherCountry' &&
      (e.branded || e.level.region === 'samePlace'),
  },
  {
    id: 'sameOrganisationCode',
    verdict: 'likely',
    applies: (e) => e.level.uscc === 'sameOrganisation' && e.level.name !== 'disjoint',
  },
  {
    id: 'knownName',
    verdict: 'likely',
    applies: (e) =>
      in_(e.level.name, 'equal', 'equalStem') &&
      !e.registeredNames &&
      e.branded &&
      !e.bracketed &&
      e.level.region !== 'otherCountry',
  },
  {
    id: 'otherRegion',
    verdict: 'related',
    applies: (e) =>
      (sameBrand(e) && e.level.region === 'different') ||
      (sameBrand(e) && e.level.region === 'elsewhere' && !corroborated(e)) ||
      (sameBrand(e) && e.level.region === 'otherCountry' && e.level.name !== 'equal') ||
      (e.otherCountries &&
        (e.onlyPlaceAdded || (e.nameShared >= RARE_LATIN && (sameBrand(e) || e.level.name === 'contained')))),
  },
  {
    id: 'otherTrade',
    verdict: 'related',
    applies: (e) => e.level.trade === 'different' && e.level.name === 'brandEqual' && !sharesMoreThanDomain(e),
  },
  {
    id: 'sameNameParts',
    verdict: 'likely',
    applies: (e) => settledByName(e) && probability(e) >= weights.thresholds.likely,
  },
  {
    id: 'strongEvidence',
    verdict: 'likely',
    applies: (e) => settledByContacts(e) && probability(e) >= weights.thresholds.likely,
  },
  {
    id: 'undecidableName',
    verdict: 'possible',
    applies: (e) => !corroborated(e) && (probability(e) >= weights.thresholds.possible || inTwoCountries(e)),
  },
  { id: 'someEvidence', verdict: 'possible', applies: (e) => probability(e) >= weights.thresholds.possible },
  {
    id: 'sharedContact',
    verdict: 'possible',
    applies: ({ level }) => level.phone === 'equal' || level.domain === 'equal' || level.uscc === 'typo',
  },
  { id: 'tooLittle', verdict: 'none', applies: () => true },
];

export function decide(evidence: Evidence): { verdict: Verdict; rule: string } {
  const rule = rules.find(({ applies }) => applies(evidence));
  if (!rule) throw new Error('The last rule applies to everything');
  return { verdict: rule.verdict, rule: rule.id };
}

export type Judgement = { evidence: Evidence; verdict: Verdict; rule: string };

export function judge(score: Score): Judgement {
  const evidence = evidenceOf(score);
  return { evidence, ...decide(evidence) };
}

const contacts = new Set<ComparedField>(['phone', 'domain', 'email']);
const registered = new Set(['legal', 'english']);

export function evidenceOf(score: Score): Evidence {
  const level = {} as Record<ComparedField, string>;
  const crowded: ComparedField[] = [];
  for (const { field, finding } of score.fields) {
    level[field] = finding.level;
    if (contacts.has(field) && finding.level === 'equal' && (finding.unshared ?? 0) > CROWDED_BITS) crowded.push(field);
  }
  const { names } = score.pair;
  const left = names?.left;
  const right = names?.right;
  const script = left?.parsed.script === right?.parsed.script ? (left?.parsed.script ?? 'han') : 'mixed';
  const found = score.pair.nameFinding;
  return {
    level,
    bits: score.bits,
    script,
    registeredNames:
      left !== undefined && right !== undefined && registered.has(left.kind) && registered.has(right.kind),
    bracketed: left?.kind === 'aside' || right?.kind === 'aside',
    branded: isBranded(left) && isBranded(right),
    placeUnknown: level.region === 'missing' && statesPlace(left) !== statesPlace(right),
    otherCountries: left !== undefined && right !== undefined && nameOtherCountries(left.parsed, right.parsed),
    onlyPlaceAdded: left !== undefined && right !== undefined && differOnlyByPlace(left.parsed, right.parsed),
    crowded,
    nameShared: found?.rarity ?? found?.shared ?? 0,
    nameUnshared: found?.unshared ?? 0,
  };
}

/** A place that may as well begin the brand is none for certain. */
function statesPlace(name: PreparedName | undefined): boolean {
  return name?.parsed.regions.some((id) => id !== name.parsed.doubtfulPlace) ?? false;
}

const formsAlone = new Set(hanLegalForms.map(([ending]) => ending));

/** Has a brand of its own, or a place that stands for one: 青岛啤酒. A legal form alone is none. */
function isBranded(name: PreparedName | undefined): boolean {
  if (!name) return false;
  const { brand, regions, trades, script, words } = name.parsed;
  if (script === 'latin') return brand !== '' && !words.every((word) => wordBits(word) <= 1 || formWords.has(word));
  if (brand === '') return regions.length > 0 && trades.length > 0;
  return brand.length >= 2 && !formsAlone.has(brand);
}

/** The same evidence with one field at another level: what the verdict would be then. */
export function withLevel(evidence: Evidence, field: ComparedField, level: string, oldBits: number): Evidence {
  const bits = evidence.bits - oldBits + bitsOfLevel(field, level, 0, 0);
  return { ...evidence, level: { ...evidence.level, [field]: level }, bits };
}
