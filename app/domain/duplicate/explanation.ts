// What a comparison of two companies found, as plain serialisable data: stored with a registration and drawn
// by the review page. It holds identifiers, never sentences (those live in copy, namespace `matching`), and it
// decides nothing.

/** How sure we are that two records are the same company. `related` is kin (branch, sister), not the same. */
export const verdicts = ['exact', 'likely', 'possible', 'related', 'none'] as const;
export type Verdict = (typeof verdicts)[number];

/** The fields that are compared, in the order they are shown. */
export const comparedFields = [
  'uscc',
  'name',
  'trade',
  'region',
  'legalForm',
  'branch',
  'numbers',
  'phone',
  'domain',
  'email',
  'address',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** Half-open range of UTF-16 positions in the value shown beside it. */
export type Span = readonly [start: number, end: number];

export type FieldEvidence = {
  readonly field: ComparedField;
  /** Which of the field's ordered, exclusive levels was reached, e.g. `homophone`; `missing` is always 0 bits. */
  readonly level: string;
  /** The value as the submitter typed it, and as the master list has it; null where there is none. */
  readonly left: string | null;
  readonly right: string | null;
  /** log2 of how much likelier this level is for the same company than for two different ones. */
  readonly bits: number;
  /** The parts that differ, to be marked. */
  readonly spans: { readonly left: readonly Span[]; readonly right: readonly Span[] };
};

/** What would change the verdict. `code` is a copy key, `to` the verdict it would become. */
export type Counterfactual = { readonly code: string; readonly field: ComparedField; readonly to: Verdict };

export type Explanation = {
  readonly verdict: Verdict;
  /** 0 to 1, from `bits`. */
  readonly probability: number;
  /** The bits of every field plus `priorBits`, exactly. */
  readonly bits: number;
  readonly priorBits: number;
  /** The named rule that gave the verdict, e.g. `usccEqual`. */
  readonly rule: string;
  readonly normVersion: number;
  readonly weightsHash: string;
  /** Which engine proposed the candidate: `embedded`, `meilisearch` or `degraded`. */
  readonly engine: string;
  /** The blocking families that found the candidate, e.g. `core`, `py`, `gram`. */
  readonly families: readonly string[];
  readonly fields: readonly FieldEvidence[];
  /** Fields that speak against sameness, strongest first. */
  readonly conflicts: readonly ComparedField[];
  readonly counterfactual: Counterfactual | null;
};
