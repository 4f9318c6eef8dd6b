// Codes and contacts are evidence that no likeness of names outweighs: a company that shares one is among the candidates
// whatever it is called. Both engines order their answers here.
import type { KeyFamily } from '../matching/keys.ts';

/** What sharing a code or contact counts among candidates: a whole code before everything, a domain last. */
const strengths: Readonly<Partial<Record<KeyFamily, number>>> = { uscc: 16, org: 8, mail: 4, tel: 2, dom: 1 };

/**
 * A code or contact that more companies than this share (an agent's phone, an incubator's domain) puts nobody ahead: it
 * counts like any other key.
 */
export const COMMON_CONTACT = 60;

/** 0 for families that are no code or contact. Families add up, each once. */
export function contactStrength(family: string): number {
  return strengths[family as KeyFamily] ?? 0;
}

/** Scores of names and common keys stay below this. */
const AHEAD = 4;

type Ranked = { id: string; score: number; strength: number };

export function byScore(a: Ranked, b: Ranked): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}

/**
 * The first `limit`, best first. Up to half of them are kept for the strongest codes and contacts, of equal ones for the
 * likest names; everybody else comes in order of score.
 * @param found in any order; scores below 4
 */
export function contactsFirst<One extends Ranked>(found: readonly One[], limit: number): One[] {
  const ahead = found
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength || byScore(a, b))
    .slice(0, Math.ceil(limit / 2));
  const taken = new Set(ahead);
  const others = found.filter((one) => !taken.has(one)).sort(byScore);
  return [...ahead.map((one) => ({ ...one, score: one.score + AHEAD * one.strength })), ...others].slice(0, limit);
}
