// Adds up the evidence on one pair: the Fellegi-Sunter sum of bits per field over a prior, and the probability it
// means. Pure and independent of how the pair was found; it gives no verdict.
import type { ComparedField } from '#app/domain/duplicate/explanation.ts';
import { comparators } from './compare/index.ts';
import type { Crowding } from './compare/crowding.ts';
import { uncrowded } from './compare/crowding.ts';
import type { Finding, Pair } from './compare/comparator.ts';
import { bestNames } from './compare/name.ts';
import type { PreparedCompany } from './prepare.ts';
import { bitsOfLevel, weights } from './weights.ts';

export type ScoredField = { field: ComparedField; finding: Finding; bits: number };

export type Score = {
  pair: Pair;
  fields: readonly ScoredField[];
  priorBits: number;
  /** `priorBits` plus the bits of every field. */
  bits: number;
  /** 0 to 1. */
  probability: number;
};

/** 2^bits as odds, as a probability; never exactly 0 or 1. */
export function probabilityOf(bits: number): number {
  const bounded = Math.max(-40, Math.min(40, bits));
  return 1 / (1 + 2 ** -bounded);
}

export type FieldFinding = Pick<ScoredField, 'field' | 'finding'>;

/** What every comparator sees in a pair, before any weight. */
export function findingsOf(
  left: PreparedCompany,
  right: PreparedCompany,
  crowding: Crowding = uncrowded,
): { pair: Pair; fields: FieldFinding[] } {
  const pair = pairOf(left, right, crowding);
  return { pair, fields: comparators.map(({ field, compare }) => ({ field, finding: compare(pair) })) };
}

function pairOf(left: PreparedCompany, right: PreparedCompany, crowding: Crowding): Pair {
  const best = bestNames(left, right);
  return { left, right, names: best?.names ?? null, nameFinding: best?.finding ?? null, crowding };
}

/** `crowding` tells how common a shared contact is in the list; without it every contact counts as the company's own. */
export function scorePair(left: PreparedCompany, right: PreparedCompany, crowding: Crowding = uncrowded): Score {
  const pair = pairOf(left, right, crowding);
  const fields: ScoredField[] = [];
  let total = weights.priorBits;
  for (const { field, compare } of comparators) {
    const finding = compare(pair);
    const bits = bitsOfLevel(field, finding.level, finding.shared ?? 0, finding.unshared ?? 0);
    fields.push({ field, finding, bits });
    total += bits;
  }
  return { pair, fields, priorBits: weights.priorBits, bits: total, probability: probabilityOf(total) };
}
