// The weights as data, with the hash that names them in every explanation. Nothing else in the matcher holds a
// number of evidence.
import type { ComparedField } from '#app/domain/duplicate/explanation.ts';
import { stableHash } from './keys.ts';
import data from './weights.json' with { type: 'json' };

/** Bits of a level: `bits` + `shared` x rarity agreed on + `unshared` x rarity left over, between `min` and `max`. */
export type LevelWeight = { bits: number; shared?: number; unshared?: number; min?: number; max?: number };

export type Weights = {
  priorBits: number;
  thresholds: { likely: number; possible: number };
  levels: Readonly<Record<ComparedField, Readonly<Record<string, LevelWeight>>>>;
};

export const weights: Weights = { ...data, priorBits: dyadic(data.priorBits) };

/** Names this set of weights: equal weights give an equal hash whatever the file's layout. */
export const weightsHash: string = stableHash(JSON.stringify(data));

/** Bits of a level under a given set of weights; `missing` is 0 whatever the weights. */
export function bitsUnder(
  given: Weights,
  field: ComparedField,
  level: string,
  shared: number,
  unshared: number,
): number {
  if (level === 'missing') return 0;
  const weight = given.levels[field][level];
  if (!weight) throw new Error(`No weight for ${field}.${level}`);
  const bits = weight.bits + (weight.shared ?? 0) * shared + (weight.unshared ?? 0) * unshared;
  return dyadic(Math.min(weight.max ?? Infinity, Math.max(weight.min ?? -Infinity, bits)));
}

export function bitsOfLevel(field: ComparedField, level: string, shared: number, unshared: number): number {
  return bitsUnder(weights, field, level, shared, unshared);
}

/** Rounded to 1/64 bit: sums of such numbers are exact, so the bits of an explanation add up to the last digit. */
function dyadic(bits: number): number {
  return Math.round(bits * 64) / 64;
}
