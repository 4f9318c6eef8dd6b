// From evidence to a verdict, by named rules read from top to bottom: evidence first, probability second. The first
// rule that applies gives the verdict. What a verdict leads to is decided elsewhere.
import type { ComparedField, Verdict } from '#app/domain/duplicate/explanation.ts';
import type { Score } from './score.ts';
import { probabilityOf } from './score.ts';
import { bitsOfLevel, weights } from './weights.ts';

/** What the rules look at: the level of each field, the total, and what kind of name agreed. */
export type Evidence = {
  level: Readonly<Record<ComparedField, string>>;
  bits: number;
  script: 'han' | 'latin' | 'mixed';
  /** The name that agreed is the registered one (or a foreign registered one) on both sides. */
  registeredNames: boolean;
  /** Rarity in bits of what the names share. */
  nameShared: number;
};

export type Rule = { id: string; verdict: Verdict; applies: (evidence: Evidence) => boolean };

const in_ = (level: string, ...levels: string[]) => levels.includes(level);
const sameName = ({ level }: Evidence) => in_(level.name, 'equal', 'equalStem', 'coreEqual');
const sameBrand = (evidence: Evidence) => sameName(evidence) || in_(evidence.level.name, 'brandEqual', 'pinyinEqual');
/** Evidence that does not come from names: enough to settle a brand that differs by one character. */
const corroborated = ({ level }: Evidence) =>
  in_(level.uscc, 'equalInvalid', 'sameOrganisation', 'typo') ||
  level.phone === 'equal' ||
  level.domain === 'equal' ||
  level.email === 'equal' ||
  in_(level.address, 'equal', 'sameDoor');
const probability = ({ bits }: Evidence) => probabilityOf(bits);
/** Names that alone can never say which of two companies is meant. */
const undecidable = (evidence: Evidence) =>
  (evidence.level.name === 'brandEqual' &&
    evidence.script === 'han' &&
    !in_(evidence.level.trade, 'equal', 'reordered', 'overlap')) ||
  in_(
    evidence.level.name,
    'pinyinEqual',
    'homophone',
    'shape',
    'abbreviation',
    'initials',
    'pinyinSimilar',
    'otherScript',
    'contained',
    'similar',
    'disjoint',
    'missing',
  ) ||
  (evidence.level.name === 'oneEdit' && (evidence.script !== 'latin' || evidence.nameShared < 12));

export const rules: readonly Rule[] = [
  { id: 'usccEqual', verdict: 'exact', applies: ({ level }) => level.uscc === 'equal' },
  {
    id: 'usccConflictSameBrand',
    verdict: 'related',
    applies: (e) => e.level.uscc === 'different' && sameBrand(e) && e.bits > -18,
  },
  { id: 'usccConflict', verdict: 'none', applies: ({ level }) => level.uscc === 'different' },
  {
    id: 'branchOfSame',
    verdict: 'related',
    applies: (e) => in_(e.level.branch, 'oneSided', 'different') && (sameBrand(e) || e.level.name === 'contained'),
  },
  {
    id: 'otherNumber',
    verdict: 'related',
    applies: (e) =>
      e.level.numbers === 'different' &&
      !corroborated(e) &&
      (sameBrand(e) || in_(e.level.name, 'oneEdit', 'similar', 'contained')),
  },
  {
    id: 'fullNameEqual',
    verdict: 'exact',
    applies: (e) => e.level.name === 'equal' && e.registeredNames && e.level.region !== 'different',
  },
  {
    id: 'sameOrganisationCode',
    verdict: 'likely',
    applies: (e) => e.level.uscc === 'sameOrganisation' && e.level.name !== 'disjoint',
  },
  {
    id: 'knownName',
    verdict: 'likely',
    applies: (e) => in_(e.level.name, 'equal', 'equalStem') && e.level.region !== 'different',
  },
  {
    id: 'otherRegion',
    verdict: 'related',
    applies: (e) => e.level.region === 'different' && sameBrand(e) && !corroborated(e),
  },
  {
    id: 'otherTrade',
    verdict: 'related',
    applies: (e) => e.level.trade === 'different' && e.level.name === 'brandEqual' && !corroborated(e),
  },
  {
    id: 'undecidableName',
    verdict: 'possible',
    applies: (e) => undecidable(e) && !corroborated(e) && probability(e) >= weights.thresholds.possible,
  },
  {
    id: 'strongEvidence',
    verdict: 'likely',
    applies: (e) => probability(e) >= weights.thresholds.likely && (!undecidable(e) || corroborated(e)),
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

const registered = new Set(['legal', 'english']);

export function evidenceOf(score: Score): Evidence {
  const level = Object.fromEntries(score.fields.map(({ field, finding }) => [field, finding.level])) as Record<
    ComparedField,
    string
  >;
  const { names } = score.pair;
  const scripts = names ? [names.left.parsed.script, names.right.parsed.script] : ['han', 'han'];
  return {
    level,
    bits: score.bits,
    script: scripts[0] === scripts[1] ? (scripts[0] as 'han' | 'latin') : 'mixed',
    registeredNames: names !== null && registered.has(names.left.kind) && registered.has(names.right.kind),
    nameShared: score.fields.find(({ field }) => field === 'name')?.finding.shared ?? 0,
  };
}

/** The same evidence with one field at another level: what the verdict would be then. */
export function withLevel(evidence: Evidence, field: ComparedField, level: string, oldBits: number): Evidence {
  const bits = evidence.bits - oldBits + bitsOfLevel(field, level, 0, 0);
  return { ...evidence, level: { ...evidence.level, [field]: level }, bits };
}
