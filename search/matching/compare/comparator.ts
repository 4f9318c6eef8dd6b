// What a comparator is. Each field has one; it names the level two companies reach on it and shows the values it
// saw. Levels are ordered, exclusive and say nothing about weight: bits are given by weights.json alone.
import type { ComparedField, Span } from '#app/domain/duplicate/explanation.ts';
import type { Crowding } from './crowding.ts';
import type { NameFinding } from './name/levels.ts';
import type { PreparedCompany, PreparedName } from '../prepare.ts';

/** Two companies and the pair of their names that is being compared. */
export type Pair = {
  left: PreparedCompany;
  right: PreparedCompany;
  /** The names that resemble each other most; null when a side has none. */
  names: { left: PreparedName; right: PreparedName } | null;
  /** What comparing those two gave; found while they were chosen. */
  nameFinding: NameFinding | null;
  crowding: Crowding;
};

export type Finding = {
  level: string;
  left: string | null;
  right: string | null;
  /** Bits of rarity in what is shared and in what is not; levels that do not scale leave them 0. */
  shared?: number;
  unshared?: number;
  spans?: { left: Span[]; right: Span[] };
};

export type Comparator = {
  field: ComparedField;
  /** All levels, `missing` first, then from the strongest agreement to the strongest disagreement. */
  levels: readonly string[];
  compare(pair: Pair): Finding;
};

export function missing(left: string | null = null, right: string | null = null): Finding {
  return { level: 'missing', left, right };
}
