// A probe and its candidates in, the candidates ranked and explained out. The one door to scoring for services,
// commands and tests, whatever engine found the candidates.
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import { differingSpans } from './compare/alignment.ts';
import type { Holders } from './compare/crowding.ts';
import { crowdingBy, holdersAmong, uncrowded } from './compare/crowding.ts';
import { explain } from './explain.ts';
import type { PreparedName } from './prepare.ts';
import { prepareCandidate, prepareCompany } from './prepare.ts';
import { isShortForm } from './parse.ts';
import type { CompanyRecord, Probe } from './record.ts';
import type { Score } from './score.ts';
import { scorePair } from './score.ts';
import { judge } from './verdict.ts';

export type MatchCandidate = { record: CompanyRecord; families: readonly string[] };

export type Match = { id: string; explanation: Explanation };

/** Compares two companies, however they came together. `holders` counts who else in the list has a contact of theirs. */
export function compareCompanies(
  left: CompanyRecord | Probe,
  right: CompanyRecord | Probe,
  engine: string,
  families: readonly string[] = [],
  holders: Holders | null = null,
): Explanation {
  const crowding = holders ? crowdingBy(holders) : uncrowded;
  const score = scorePair(prepareCompany(left), prepareCompany(right), crowding);
  return explain(score, judge(score), engine, families, true);
}

/**
 * Joint-stock companies are the ones known by short names: where one was typed they come this many bits earlier in the
 * list than they score. It is an order, no evidence: bits, probability and verdict do not know of it.
 */
const KNOWN_BY_SHORT_NAME = 0.75;

/**
 * Candidates with their explanations: those settled by evidence first, then by bits; of equal ones the name with the
 * fewest differing characters, then the id. All are scored and judged; only the first `limit` are explained and answered.
 * A contact is worth less the more of the candidates, or by `holders` of the list, have it.
 */
export function rankMatches(
  probe: Probe,
  candidates: readonly MatchCandidate[],
  engine: string,
  limit = Infinity,
  holders: Holders | null = null,
): Match[] {
  const left = prepareCompany(probe);
  const isShort = left.names[0] !== undefined && isShortForm(left.names[0].parsed);
  const prepared = candidates.map(({ record }) => prepareCandidate(record));
  const crowding = crowdingBy(holdersAmong(prepared, holders));
  const judged = candidates.map(({ record, families }, index) => {
    const score = scorePair(left, prepared[index] ?? prepareCandidate(record), crowding);
    const judgement = judge(score);
    const known = isShort && isStockCompany(score.pair.names?.right) ? KNOWN_BY_SHORT_NAME : 0;
    return {
      id: record.id,
      families,
      score,
      judgement,
      settled: judgement.verdict === 'exact' ? 1 : 0,
      rank: score.bits + known,
      differing: -1,
    };
  });
  judged.sort(
    (a, b) => b.settled - a.settled || b.rank - a.rank || differing(a) - differing(b) || (a.id < b.id ? -1 : 1),
  );
  return judged.slice(0, limit).map(({ id, score, judgement, families }) => ({
    id,
    explanation: explain(score, judgement, engine, families, judgement.verdict !== 'none'),
  }));
}

function isStockCompany(name: PreparedName | undefined): boolean {
  return name?.parsed.script === 'han' && name.parsed.legal === 'plc';
}

/** Characters in which the two names that agreed differ; counted once, and only where it decides. */
function differing(one: { score: Score; differing: number }): number {
  if (one.differing >= 0) return one.differing;
  const { names } = one.score.pair;
  one.differing = 0;
  if (names) {
    const { left, right } = differingSpans(names.left.written, names.right.written);
    for (const [start, end] of [...left, ...right]) one.differing += end - start;
  }
  return one.differing;
}
