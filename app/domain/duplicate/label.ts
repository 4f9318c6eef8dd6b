// What a person says of two records, and how often the matcher said the same. Labels teach and measure; they decide no
// registration.
import type { Verdict } from './explanation.ts';

/** `related` is kin (branch, subsidiary, sister): not the same legal entity. */
export const pairLabels = ['same', 'different', 'related'] as const;
export type PairLabel = (typeof pairLabels)[number];

export const longestLabelNote = 1000;

/** How many labelled pairs carry this label and were given this verdict. */
export interface LabelCount {
  label: PairLabel;
  verdict: Verdict;
  count: number;
}

/** From which verdict on the matcher counts as having said “the same”. */
export const agreementLevels = ['likely', 'possible'] as const;
export type AgreementLevel = (typeof agreementLevels)[number];

const saidSame: Record<AgreementLevel, readonly Verdict[]> = {
  likely: ['exact', 'likely'],
  possible: ['exact', 'likely', 'possible'],
};

/** `part` of `whole`; nothing can be said where `whole` is 0. */
export interface Share {
  part: number;
  whole: number;
}

export interface Agreement {
  level: AgreementLevel;
  /** Of the pairs the matcher called the same, those a person calls the same. */
  precision: Share;
  /** Of the pairs a person calls the same, those the matcher called the same. */
  recall: Share;
  /** Of the pairs a person calls different or related, those the matcher did not call the same. */
  specificity: Share;
}

/** Labels `different` and `related` both say: not the same company (MATCHING §1: never accuracy). */
export function agreementAt(level: AgreementLevel, counts: readonly LabelCount[]): Agreement {
  const total = (holds: (one: LabelCount) => boolean) =>
    counts.filter(holds).reduce((sum, { count }) => sum + count, 0);
  const isSame = ({ label }: LabelCount) => label === 'same';
  const isSaid = ({ verdict }: LabelCount) => saidSame[level].includes(verdict);
  const hits = total((one) => isSame(one) && isSaid(one));
  return {
    level,
    precision: { part: hits, whole: total(isSaid) },
    recall: { part: hits, whole: total(isSame) },
    specificity: { part: total((one) => !isSame(one) && !isSaid(one)), whole: total((one) => !isSame(one)) },
  };
}

/** Whether a label and a verdict say the same thing, taking `likely` and better as “the same”. */
export function doesAgree(label: PairLabel, verdict: Verdict): boolean {
  return (label === 'same') === saidSame.likely.includes(verdict);
}
