// Finds the same company: candidates from the engine, everything written since the engine's position, one scorer for both
// (MATCHING §3). When the engine cannot answer, the database's keys do, and the explanation says `degraded`.
import type { Explanation, Verdict } from '#app/domain/duplicate/explanation.ts';
import type { Reader } from '#db/client.ts';
import { listCompanyRecords } from '#db/repositories/company-records.ts';
import { findByMatchKeys } from '#db/repositories/match-keys.ts';
import { getOutboxPosition, listOutboxAfter } from '#db/repositories/outbox.ts';
import { type Candidate, EngineUnavailable } from '#search/engine.ts';
import { type Match, type MatchCandidate, rankMatches } from '#search/matching/match.ts';
import type { Probe } from '#search/matching/record.ts';
import type { OutboxTopics } from '../outbox/topics.server.ts';
import type { Work } from '../work.server.ts';
import { holdersOf } from './holders.server.ts';
import { keysOf } from './keys.server.ts';
import { isEngineReady } from './sync.server.ts';

export interface FoundCompany {
  customerId: string;
  explanation: Explanation;
}

export interface Findings {
  /** Best first; only those with a verdict other than `none`. */
  found: FoundCompany[];
  verdict: Verdict;
  probability: number;
  /** `degraded` where near names may be missing: what was not found is then not known to be new. */
  engine: string;
  /** Outbox position the answer is good for: what was written later is not in it. */
  position: number;
}

const candidateLimit = 20;
const freshPage = 500;
const freshLimit = 2_000;

/** Searches outside any transaction. May be slow; decides nothing. */
export async function findSameCompany(work: Work, probe: Probe): Promise<Findings> {
  const before = isEngineReady(work) ? work.engine.appliedPosition() : await getOutboxPosition(work.db);
  const { engine, candidates } = await candidatesFor(work, probe);
  // Lower afterwards where another process has put an index in place that lacks what the one before it had.
  const position = engine === 'degraded' ? before : Math.min(before, work.engine.appliedPosition());
  return addFresh(work.db, probe, candidates, engine, position);
}

/**
 * Inside the transaction that holds the ledger head: adds what was written after `earlier` was found. Nobody can write a
 * registration meanwhile, so afterwards nothing is left unseen.
 */
export async function findAgain(trx: Reader, probe: Probe, earlier: Findings): Promise<Findings> {
  const known = earlier.found.map(({ customerId, explanation }) => ({
    id: customerId,
    families: [...explanation.families],
    score: 0,
  }));
  return addFresh(trx, probe, known, earlier.engine, earlier.position);
}

/** Adds what was written after `from`. A flood (an import the engine has not caught up with) is searched by key instead of read whole. */
async function addFresh(
  db: Reader,
  probe: Probe,
  candidates: Candidate[],
  engine: string,
  from: number,
): Promise<Findings> {
  const fresh = await changedSince(db, from);
  if (fresh.ids.length <= freshLimit) return judge(db, probe, candidates, fresh.ids, engine, fresh.position);
  const byKey = await findByMatchKeys(db, keysOf(probe), candidateLimit);
  return judge(db, probe, candidates, byKey, 'degraded', fresh.position);
}

async function candidatesFor(work: Work, probe: Probe): Promise<{ engine: string; candidates: Candidate[] }> {
  if (!isEngineReady(work)) return candidatesByKey(work, probe);
  try {
    return { engine: work.engine.name, candidates: await work.engine.candidates(probe, candidateLimit) };
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    work.log.warn({ err: error }, 'search engine unavailable, answering from the database');
    return candidatesByKey(work, probe);
  }
}

async function candidatesByKey(work: Work, probe: Probe): Promise<{ engine: string; candidates: Candidate[] }> {
  const ids = await findByMatchKeys(work.db, keysOf(probe), candidateLimit);
  return { engine: 'degraded', candidates: ids.map((id) => ({ id, families: ['key'], score: 0 })) };
}

async function changedSince(db: Reader, from: number): Promise<{ ids: string[]; position: number }> {
  const ids = new Set<string>();
  let position = from;
  while (ids.size <= freshLimit) {
    const messages = await listOutboxAfter(db, 'customer.changed', position, freshPage);
    for (const message of messages) {
      for (const id of (JSON.parse(message.payload) as OutboxTopics['customer.changed']).ids) ids.add(id);
      position = message.position;
    }
    if (messages.length < freshPage) return { ids: [...ids], position };
  }
  return { ids: [...ids], position: await getOutboxPosition(db) };
}

async function judge(
  db: Reader,
  probe: Probe,
  candidates: Candidate[],
  freshIds: string[],
  engine: string,
  position: number,
): Promise<Findings> {
  const families = new Map(candidates.map((candidate) => [candidate.id, candidate.families]));
  for (const id of freshIds) if (!families.has(id)) families.set(id, ['fresh']);
  const [records, holders] = await Promise.all([listCompanyRecords(db, [...families.keys()]), holdersOf(db, probe)]);
  const compared = records.map((record) => ({ record, families: families.get(record.id) ?? [] }));
  const { ranked, whole } = rankEvenIfOneFails(compared, (some) => rankMatches(probe, some, engine, Infinity, holders));
  const found = ranked
    .filter(({ explanation }) => explanation.verdict !== 'none')
    .map(({ id, explanation }) => ({ customerId: id, explanation }));
  const best = found[0]?.explanation;
  return {
    found: found.slice(0, candidateLimit),
    verdict: best?.verdict ?? 'none',
    probability: best?.probability ?? 0,
    engine: whole ? engine : 'degraded',
    position,
  };
}

/** One company that cannot be compared must not keep everybody from an answer; that it is missing is said. */
function rankEvenIfOneFails(
  compared: readonly MatchCandidate[],
  rank: (some: readonly MatchCandidate[]) => Match[],
): { ranked: Match[]; whole: boolean } {
  try {
    return { ranked: rank(compared), whole: true };
  } catch {
    return { ranked: rank(compared.filter((one) => isComparable(one, rank))), whole: false };
  }
}

function isComparable(one: MatchCandidate, rank: (some: readonly MatchCandidate[]) => Match[]): boolean {
  try {
    rank([one]);
    return true;
  } catch {
    return false;
  }
}
