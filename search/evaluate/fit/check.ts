// How a set of weights does on labelled pairs it was not fitted on: whether its probabilities are honest, and how often
// the best candidate is the right one.
import { probabilityOf } from '../../matching/score.ts';
import type { Weights } from '../../matching/weights.ts';
import { bitsUnder } from '../../matching/weights.ts';
import type { Judged } from '../calibration.ts';
import { calibrationError } from '../calibration.ts';
import { rounded } from '../measure.ts';
import type { LabelledPair } from './pairs.ts';

export type FitFigures = {
  pairs: number;
  /** Expected calibration error over all pairs, and over the best candidate of each probe. */
  ece: number;
  ece_best: number;
  /** Share of the probes in the list whose company scores highest; ties count as half. */
  top1: number;
};

export function bitsOfPair(weights: Weights, { fields }: LabelledPair): number {
  return fields.reduce(
    (sum, { field, finding }) =>
      sum + bitsUnder(weights, field, finding.level, finding.shared ?? 0, finding.unshared ?? 0),
    weights.priorBits,
  );
}

export function checkWeights(weights: Weights, pairs: readonly LabelledPair[]): FitFigures {
  const all: Judged[] = [];
  const byProbe = new Map<number, { bits: number; same: boolean }[]>();
  for (const pair of pairs) {
    const bits = bitsOfPair(weights, pair);
    all.push({ probability: probabilityOf(bits), same: pair.same });
    byProbe.set(pair.probe, [...(byProbe.get(pair.probe) ?? []), { bits, same: pair.same }]);
  }
  const best: Judged[] = [];
  let listed = 0;
  let first = 0;
  for (const candidates of byProbe.values()) {
    const top = Math.max(...candidates.map(({ bits }) => bits));
    const leaders = candidates.filter(({ bits }) => bits === top);
    best.push({ probability: probabilityOf(top), same: leaders[0]?.same === true });
    if (!candidates.some(({ same }) => same)) continue;
    listed++;
    if (leaders.some(({ same }) => same)) first += leaders.length === 1 ? 1 : 0.5;
  }
  return {
    pairs: pairs.length,
    ece: rounded(calibrationError(all) ?? 0, 4),
    ece_best: rounded(calibrationError(best) ?? 0, 4),
    top1: rounded(first / Math.max(1, listed), 4),
  };
}
