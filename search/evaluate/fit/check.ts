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

type Scored = { bits: number; same: boolean };

function byProbe(weights: Weights, pairs: readonly LabelledPair[]): Scored[][] {
  const probes = new Map<number, Scored[]>();
  for (const pair of pairs) {
    const scored = { bits: bitsOfPair(weights, pair), same: pair.same };
    const known = probes.get(pair.probe);
    if (known) known.push(scored);
    else probes.set(pair.probe, [scored]);
  }
  return [...probes.values()];
}

/** The highest scored candidate of each probe; of equal ones the first found. */
export function bestOfEach(weights: Weights, pairs: readonly LabelledPair[]): Scored[] {
  return byProbe(weights, pairs).map((candidates) =>
    candidates.reduce((best, candidate) => (candidate.bits > best.bits ? candidate : best)),
  );
}

export function checkWeights(weights: Weights, pairs: readonly LabelledPair[]): FitFigures {
  const judged = ({ bits, same }: Scored): Judged => ({ probability: probabilityOf(bits), same });
  const probes = byProbe(weights, pairs);
  const listed = probes.filter((candidates) => candidates.some(({ same }) => same));
  let first = 0;
  for (const candidates of listed) {
    const top = Math.max(...candidates.map(({ bits }) => bits));
    const leaders = candidates.filter(({ bits }) => bits === top);
    if (leaders.some(({ same }) => same)) first += leaders.length === 1 ? 1 : 0.5;
  }
  return {
    pairs: pairs.length,
    ece: rounded(calibrationError(probes.flat().map(judged)) ?? 0, 4),
    ece_best: rounded(calibrationError(bestOfEach(weights, pairs).map(judged)) ?? 0, 4),
    top1: rounded(first / Math.max(1, listed.length), 4),
  };
}
