// Names the layout of the embedded index and the way its features are derived.
import { derivationOf } from '../derivation.ts';
import { longestList } from './inversion.ts';
import { featureFamilies, rowsOf } from './features.ts';

/** Raised when the arrays of a segment or the file they lie in change their meaning. */
export const INDEX_FORMAT = 1;

let known: string | null = null;

/** Hexadecimal; computed once a process. */
export function derivationHash(): string {
  known ??= derivationOf([INDEX_FORMAT, featureFamilies, longestList(0, 1_000_000)], rowsOf);
  return known;
}
