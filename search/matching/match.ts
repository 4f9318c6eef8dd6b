// A probe and its candidates in, the candidates ranked and explained out. The one door to scoring for services,
// commands and tests, whatever engine found the candidates.
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import { explain } from './explain.ts';
import { prepareCompany } from './prepare.ts';
import type { CompanyRecord, Probe } from './record.ts';
import { scorePair } from './score.ts';

export type MatchCandidate = { record: CompanyRecord; families: readonly string[] };

export type Match = { id: string; explanation: Explanation };

/** Compares two companies, however they came together. */
export function compareCompanies(
  left: CompanyRecord | Probe,
  right: CompanyRecord | Probe,
  engine: string,
  families: readonly string[] = [],
): Explanation {
  return explain(scorePair(prepareCompany(left), prepareCompany(right)), engine, families, true);
}

/**
 * All candidates with their explanations: those settled by evidence first, then by bits; of equal ones the name with
 * the fewest differing characters, then the id.
 */
export function rankMatches(probe: Probe, candidates: readonly MatchCandidate[], engine: string): Match[] {
  const left = prepareCompany(probe);
  return candidates
    .map(({ record, families }) => ({
      id: record.id,
      explanation: explain(scorePair(left, prepareCompany(record)), engine, families, false),
    }))
    .sort(
      (a, b) =>
        settled(b) - settled(a) ||
        b.explanation.bits - a.explanation.bits ||
        differing(a) - differing(b) ||
        (a.id < b.id ? -1 : 1),
    );
}

function settled({ explanation }: Match): number {
  return explanation.verdict === 'exact' ? 1 : 0;
}

function differing({ explanation }: Match): number {
  const spans = explanation.fields.find(({ field }) => field === 'name')?.spans;
  let count = 0;
  for (const [start, end] of [...(spans?.left ?? []), ...(spans?.right ?? [])]) count += end - start;
  return count;
}
