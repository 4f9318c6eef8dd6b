// Judges labelled pairs of names without a master list, and counts how the verdicts agree with the labels.
import type { Verdict } from '#app/domain/duplicate/explanation.ts';
import { compareCompanies } from '../matching/match.ts';
import { probeOf } from '../matching/record.ts';
import { rounded } from './measure.ts';
import type { NamePair } from './corpus-files.ts';

export type JudgedPair = NamePair & { verdict: Verdict; probability: number; bits: number };

export function judgePair(pair: NamePair): JudgedPair {
  const { verdict, probability, bits } = compareCompanies(probeOf(pair.name1), probeOf(pair.name2), 'none');
  return { ...pair, verdict, probability, bits };
}

export type Agreement = {
  precision: number | null;
  recall: number | null;
  specificity: number | null;
  f1: number | null;
};

function isSame(label: string): boolean | null {
  const bare = label.trim().toLowerCase();
  if (['1', 'true', 'yes', 'same'].includes(bare)) return true;
  return ['0', 'false', 'no', 'different'].includes(bare) ? false : null;
}

/** Precision, recall and specificity when the given verdicts count as `same`; null where nothing is labelled. */
export function agreement(pairs: readonly JudgedPair[], counted: readonly Verdict[]): Agreement {
  let tp = 0;
  let fp = 0;
  let fn = 0;
  let tn = 0;
  for (const { same, verdict } of pairs) {
    const label = isSame(same);
    if (label === null) continue;
    const said = counted.includes(verdict);
    if (label && said) tp++;
    else if (label) fn++;
    else if (said) fp++;
    else tn++;
  }
  const share = (part: number, whole: number) => (whole === 0 ? null : rounded(part / whole, 4));
  return {
    precision: share(tp, tp + fp),
    recall: share(tp, tp + fn),
    specificity: share(tn, tn + fp),
    f1: share(2 * tp, 2 * tp + fp + fn),
  };
}

/** F1 when pairs of at least so many bits count as the same; null where nothing is labelled. */
export function f1At(pairs: readonly JudgedPair[], threshold: number): number | null {
  return agreement(
    pairs.map((pair) => ({ ...pair, verdict: pair.bits >= threshold ? ('likely' as const) : ('none' as const) })),
    ['likely'],
  ).f1;
}

/** The threshold in bits, in quarters, that gives the best F1: to be used on other pairs than these. */
export function bestThreshold(pairs: readonly JudgedPair[]): number {
  let best = 0;
  let bestF1 = -1;
  for (let threshold = -12; threshold <= 12; threshold += 0.25) {
    const f1 = f1At(pairs, threshold) ?? 0;
    if (f1 > bestF1) [best, bestF1] = [threshold, f1];
  }
  return best;
}
