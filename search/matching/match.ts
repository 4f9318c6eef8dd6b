// A probe and its candidates in, the candidates ranked and explained out. The one door to scoring for services,
// commands and tests, whatever engine found the candidates.
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import { explain } from './explain.ts';
import { prepareCompany } from './prepare.ts';
import { isShortForm } from './parse.ts';
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
 * All candidates with their explanations: those settled by evidence first, then by bits; of equal ones the joint-stock
 * company where a short name was typed (those are the ones known by short names), then the name with the fewest
 * differing characters, then the id.
 */
export function rankMatches(probe: Probe, candidates: readonly MatchCandidate[], engine: string): Match[] {
  const left = prepareCompany(probe);
  const isShort = left.names[0] !== undefined && isShortForm(left.names[0].parsed);
  const ranked = candidates.map(({ record, families }) => {
    const score = scorePair(left, prepareCompany(record));
    const explanation = explain(score, engine, families, false);
    return {
      id: record.id,
      explanation,
      settled: explanation.verdict === 'exact' ? 1 : 0,
      stock: isShort && score.pair.names?.right.parsed.legal === 'plc' ? 1 : 0,
    };
  });
  ranked.sort(
    (a, b) =>
      b.settled - a.settled ||
      b.explanation.bits - a.explanation.bits ||
      b.stock - a.stock ||
      differing(a) - differing(b) ||
      (a.id < b.id ? -1 : 1),
  );
  return ranked.map(({ id, explanation }) => ({ id, explanation }));
}

function differing({ explanation }: Match): number {
  const spans = explanation.fields.find(({ field }) => field === 'name')?.spans;
  let count = 0;
  for (const [start, end] of [...(spans?.left ?? []), ...(spans?.right ?? [])]) count += end - start;
  return count;
}
