// The whole fit in one call: pairs, weights, the text of weights.json, and figures on both halves of the pairs.
import { comparedFields } from '#app/domain/duplicate/explanation.ts';
import { stableHash } from '../../matching/keys.ts';
import type { LevelWeight, Weights } from '../../matching/weights.ts';
import type { FitFigures } from './check.ts';
import { bestOfEach, checkWeights } from './check.ts';
import { calibrated, fitWeights } from './fit.ts';
import { fitCorpus } from './pairs.ts';

export const FIT_SEED = 11;

/** How sure is sure enough: a judgement of the programme, not of the corpus. */
const thresholds: Weights['thresholds'] = { likely: 0.9, possible: 0.4 };

export type FitReport = {
  text: string;
  hash: string;
  companies: number;
  probes: number;
  fitted: FitFigures;
  held: FitFigures;
};

/** One level a line, so that a change of weights reads as one. */
function layout(weights: Weights): string {
  const line = (weight: LevelWeight) =>
    `{ ${Object.entries(weight)
      .map(([key, value]) => `"${key}": ${String(value)}`)
      .join(', ')} }`;
  const fields = comparedFields.map((field) => {
    const levels = Object.entries(weights.levels[field]).map(([level, weight]) => `      "${level}": ${line(weight)}`);
    return `    "${field}": {\n${levels.join(',\n')}\n    }`;
  });
  const { likely, possible } = weights.thresholds;
  return [
    '{',
    `  "priorBits": ${String(weights.priorBits)},`,
    `  "thresholds": { "likely": ${String(likely)}, "possible": ${String(possible)} },`,
    '  "levels": {',
    fields.join(',\n'),
    '  }',
    '}',
    '',
  ].join('\n');
}

export function fitReport(seed: number = FIT_SEED): FitReport {
  const corpus = fitCorpus(seed);
  const raw = fitWeights(corpus.fitted, thresholds).weights;
  const weights = calibrated(raw, bestOfEach(raw, corpus.fitted));
  const text = layout(weights);
  return {
    text,
    hash: stableHash(JSON.stringify(JSON.parse(text))),
    companies: corpus.companies,
    probes: corpus.probes,
    fitted: checkWeights(weights, corpus.fitted),
    held: checkWeights(weights, corpus.held),
  };
}
