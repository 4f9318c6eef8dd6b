// Fits the weights: every level's bits, and how they grow with the rarity of what is shared and left over, so that the
// sum over the fields is the log2 odds of "same company" on the labelled pairs (logistic regression held to a starting
// table). Contacts are taken from stated shares. Deterministic: the same pairs give the same file.
import type { ComparedField } from '#app/domain/duplicate/explanation.ts';
import type { LevelWeight, Weights } from '../../matching/weights.ts';
import { assumed, shapes } from './assumed.ts';
import type { LabelledPair } from './pairs.ts';

type Kind = 'bits' | 'shared' | 'unshared';
type Parameter = { field: ComparedField; level: string; kind: Kind; start: number; low: number; high: number };

const LN2 = Math.LN2;
const ROUNDS = 260;
/** How firmly a parameter is held to where it starts, in pairs. */
const HOLD = 6;
const PRIOR_START = -8;

function parametersOf(): Parameter[] {
  const list: Parameter[] = [];
  for (const [field, levels] of Object.entries(shapes)) {
    for (const [level, shape] of Object.entries(levels)) {
      const low = shape.sign === 1 ? 0 : -20;
      const high = shape.sign === -1 ? 0 : 20;
      const name = field as ComparedField;
      list.push({ field: name, level, kind: 'bits', start: shape.bits, low, high });
      if (shape.shared !== undefined)
        list.push({ field: name, level, kind: 'shared', start: shape.shared, low: 0.1, high: 1.2 });
      if (shape.unshared !== undefined)
        list.push({ field: name, level, kind: 'unshared', start: shape.unshared, low: -1.2, high: -0.02 });
    }
  }
  return list;
}

/** The pairs as one sparse matrix: for each pair, parameter numbers and values; the last parameter is the prior. */
function matrixOf(pairs: readonly LabelledPair[], parameters: readonly Parameter[]) {
  const number = new Map(parameters.map(({ field, level, kind }, index) => [`${field}.${level}.${kind}`, index]));
  const starts = new Uint32Array(pairs.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [row, { fields }] of pairs.entries()) {
    for (const { field, finding } of fields) {
      const own = (kind: Kind) => number.get(`${field}.${finding.level}.${kind}`);
      const add = (kind: Kind, value: number) => {
        const column = own(kind);
        if (column === undefined || value === 0) return;
        columns.push(column);
        values.push(value);
      };
      add('bits', 1);
      add('shared', finding.shared ?? 0);
      add('unshared', finding.unshared ?? 0);
    }
    columns.push(parameters.length);
    values.push(1);
    starts[row + 1] = columns.length;
  }
  return { starts, columns: Uint16Array.from(columns), values: Float64Array.from(values) };
}

/** Levels that may not change places: whoever agrees more scores no less, at any rarity. */
const ordered: readonly (readonly [field: ComparedField, levels: readonly string[]])[] = [
  ['name', ['equal', 'equalStem', 'coreEqual', 'brandEqual', 'begins', 'contained', 'abbreviation']],
  ['name', ['equalStem', 'pinyinEqual']],
  ['name', ['coreEqual', 'oneEdit']],
  ['name', ['coreEqual', 'homophone']],
  ['name', ['coreEqual', 'shape']],
  ['name', ['brandEqual', 'similar']],
  ['trade', ['equal', 'reordered', 'overlap', 'oneSided', 'different']],
  ['region', ['samePlace', 'inside', 'sameProvince', 'elsewhere', 'different', 'otherCountry']],
  ['legalForm', ['equal', 'vague']],
  ['branch', ['same', 'oneSided', 'different']],
  ['numbers', ['equal', 'oneSided', 'different']],
];

function chainsOf(parameters: readonly Parameter[]): number[][] {
  return ordered.flatMap(([field, levels]) =>
    (['bits', 'shared'] as const).map((kind) =>
      levels
        .map((level) => parameters.findIndex((one) => one.field === field && one.level === level && one.kind === kind))
        .filter((index) => index >= 0),
    ),
  );
}

/** Neighbours in the wrong order meet in the middle. */
function keepOrder(theta: Float64Array, chains: readonly (readonly number[])[]): void {
  for (const chain of chains) {
    for (let pass = 0; pass < chain.length; pass++) {
      for (let at = 0; at + 1 < chain.length; at++) {
        const stronger = chain[at] ?? 0;
        const weaker = chain[at + 1] ?? 0;
        const middle = ((theta[stronger] ?? 0) + (theta[weaker] ?? 0)) / 2;
        if ((theta[stronger] ?? 0) < (theta[weaker] ?? 0)) theta[stronger] = theta[weaker] = middle;
      }
    }
  }
}

export type Fitted = { weights: Weights; loss: number };

/** `thresholds` are carried over: they say how sure is sure enough, which no corpus knows. */
export function fitWeights(pairs: readonly LabelledPair[], thresholds: Weights['thresholds']): Fitted {
  const parameters = parametersOf();
  const count = parameters.length + 1;
  const { starts, columns, values } = matrixOf(pairs, parameters);
  const theta = Float64Array.from([...parameters.map(({ start }) => start), PRIOR_START]);
  const origin = Float64Array.from(theta);
  const first = new Float64Array(count);
  const second = new Float64Array(count);
  const gradient = new Float64Array(count);
  const chains = chainsOf(parameters);
  let loss = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    loss = 0;
    for (let index = 0; index < count; index++) {
      const scale = index < parameters.length && parameters[index]?.kind !== 'bits' ? HOLD * 600 : HOLD;
      gradient[index] =
        index < parameters.length ? scale * ((theta[index] ?? 0) - (origin[index] ?? 0)) * LN2 * 0.2 : 0;
    }
    for (let row = 0; row < pairs.length; row++) {
      let bits = 0;
      const end = starts[row + 1] ?? 0;
      for (let at = starts[row] ?? 0; at < end; at++) bits += (theta[columns[at] ?? 0] ?? 0) * (values[at] ?? 0);
      const odds = Math.max(-60, Math.min(60, bits)) * LN2;
      const probability = 1 / (1 + Math.exp(-odds));
      const same = pairs[row]?.same === true ? 1 : 0;
      loss -= same === 1 ? Math.log(probability + 1e-15) : Math.log(1 - probability + 1e-15);
      const slope = (probability - same) * LN2;
      for (let at = starts[row] ?? 0; at < end; at++) {
        const column = columns[at] ?? 0;
        gradient[column] = (gradient[column] ?? 0) + slope * (values[at] ?? 0);
      }
    }
    // Adam with a falling step, then back inside the bounds.
    const step = 0.25 * (1 - (0.9 * round) / ROUNDS);
    for (let index = 0; index < count; index++) {
      const slope = gradient[index] ?? 0;
      first[index] = 0.9 * (first[index] ?? 0) + 0.1 * slope;
      second[index] = 0.99 * (second[index] ?? 0) + 0.01 * slope * slope;
      const mean = (first[index] ?? 0) / (1 - 0.9 ** round);
      const spread = Math.sqrt((second[index] ?? 0) / (1 - 0.99 ** round)) + 1e-9;
      const scale = index < parameters.length && parameters[index]?.kind !== 'bits' ? 0.1 : 1;
      const moved = (theta[index] ?? 0) - step * scale * (mean / spread);
      const bounds = parameters[index];
      theta[index] = bounds ? Math.max(bounds.low, Math.min(bounds.high, moved)) : moved;
    }
    keepOrder(theta, chains);
  }
  return { weights: weightsOf(parameters, theta, thresholds), loss: loss / pairs.length };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

function weightsOf(parameters: readonly Parameter[], theta: Float64Array, thresholds: Weights['thresholds']): Weights {
  const levels: Record<string, Record<string, LevelWeight>> = {};
  for (const [field, own] of Object.entries(assumed)) {
    levels[field] = Object.fromEntries(
      Object.entries(own).map(([level, { m, u, perHolder, least }]) => [
        level,
        {
          bits: rounded(Math.log2(m / u)),
          ...(perHolder === undefined ? {} : { unshared: perHolder }),
          ...(least === undefined ? {} : { min: least }),
        },
      ]),
    );
  }
  for (const [index, { field, level, kind }] of parameters.entries()) {
    const own = (levels[field] ??= {});
    const weight: LevelWeight = own[level] ?? { bits: 0 };
    own[level] = { ...weight, [kind]: rounded(theta[index] ?? 0) };
  }
  for (const [field, own] of Object.entries(shapes)) {
    for (const [level, { min, max }] of Object.entries(own)) {
      const weight = levels[field]?.[level];
      if (!weight) continue;
      if (min !== undefined) weight.min = min;
      if (max !== undefined) weight.max = max;
    }
  }
  return {
    priorBits: rounded(theta[parameters.length] ?? PRIOR_START),
    thresholds,
    levels: levels as Weights['levels'],
  };
}

/**
 * Stretches what was fitted so that the best candidate of a lookup, the one that is acted on, is given an honest
 * probability: logistic calibration of its bits, folded back into prior and levels. Contacts keep their stated bits.
 */
export function calibrated(weights: Weights, best: readonly { bits: number; same: boolean }[]): Weights {
  let slope = 1;
  let shift = 0;
  for (let round = 0; round < 40; round++) {
    let gradientSlope = 0;
    let gradientShift = 0;
    let slopeSlope = 1e-6;
    let slopeShift = 0;
    let shiftShift = 1e-6;
    for (const { bits, same } of best) {
      const bounded = Math.max(-30, Math.min(30, bits));
      const probability = 1 / (1 + Math.exp(-(slope * bounded + shift) * LN2));
      const error = probability - (same ? 1 : 0);
      const spread = probability * (1 - probability) * LN2;
      gradientSlope += error * bounded;
      gradientShift += error;
      slopeSlope += spread * bounded * bounded;
      slopeShift += spread * bounded;
      shiftShift += spread;
    }
    const determinant = slopeSlope * shiftShift - slopeShift * slopeShift;
    // Newton's steps, kept short: far from the end they would leap over it.
    slope -= within(0.25, (shiftShift * gradientSlope - slopeShift * gradientShift) / determinant);
    shift -= within(1, (slopeSlope * gradientShift - slopeShift * gradientSlope) / determinant);
  }
  const levels = Object.fromEntries(
    Object.entries(weights.levels).map(([field, own]) => [
      field,
      field in shapes
        ? Object.fromEntries(Object.entries(own).map(([level, weight]) => [level, stretched(weight, slope)]))
        : own,
    ]),
  );
  return {
    ...weights,
    priorBits: rounded(weights.priorBits * slope + shift),
    levels: levels as Weights['levels'],
  };
}

function within(most: number, step: number): number {
  return Math.max(-most, Math.min(most, step));
}

function stretched(weight: LevelWeight, slope: number): LevelWeight {
  return {
    ...weight,
    bits: rounded(weight.bits * slope),
    ...(weight.shared === undefined ? {} : { shared: rounded(weight.shared * slope) }),
    ...(weight.unshared === undefined ? {} : { unshared: rounded(weight.unshared * slope) }),
  };
}
