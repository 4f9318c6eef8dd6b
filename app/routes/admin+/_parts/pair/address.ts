// The comparison as its address says it.
import { parseRecordRef } from '#app/domain/duplicate/pair.ts';

export interface PairChoice {
  left: string | null;
  right: string | null;
  pick: 'left' | 'right' | null;
  q: string;
}

/** What names no record counts as not chosen; a missing side is the one being chosen. */
export function pairChoice(asked: URLSearchParams): PairChoice {
  const side = (name: string) => (parseRecordRef(asked.get(name)) ? asked.get(name) : null);
  const [left, right] = [side('left'), side('right')];
  const pick = (['left', 'right'] as const).find((name) => name === asked.get('pick')) ?? null;
  return { left, right, pick: pick ?? (left ? (right ? null : 'right') : 'left'), q: (asked.get('q') ?? '').trim() };
}
