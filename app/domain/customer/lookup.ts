// What “find a customer” says of a match: which field was hit, how, and where. Plain data for pages; finds nothing itself.
import type { Span } from '../duplicate/explanation.ts';
import type { NameKind } from './customer.ts';

export type HitField = NameKind | 'uscc' | 'phone' | 'domain' | 'email';

/**
 * `text` as written · `pinyin` Latin letters for Han characters · `initials` of syllables or words · `sound` other
 * characters that read the same · `scattered` the characters in order with others between · `near` a slip or two apart.
 */
export const hitWays = ['text', 'pinyin', 'initials', 'sound', 'scattered', 'near'] as const;
export type HitWay = (typeof hitWays)[number];

export interface LookupHit {
  field: HitField;
  way: HitWay;
  /** The value that was hit, as the master list has it. */
  value: string;
  /** The parts of `value` that were hit. */
  spans: readonly Span[];
}
