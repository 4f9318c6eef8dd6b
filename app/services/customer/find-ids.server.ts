// From what somebody typed to ids of the master list, best first: the engine where it can answer, the database's keys
// and beginnings of names where it cannot. Says which one answered; decides nothing about who may see what.
import { findByMatchKeys } from '#db/repositories/match-keys.ts';
import { findCustomersByPrefix } from '#db/repositories/customer-lists.ts';
import { EngineUnavailable } from '#search/engine.ts';
import { probeOf } from '#search/matching/record.ts';
import { keysOf } from '../search/keys.server.ts';
import { isEngineReady } from '../search/sync.server.ts';
import type { Work } from '../work.server.ts';

export interface FoundIds {
  ids: string[];
  /** The engine did not answer: near names may be missing. */
  degraded: boolean;
}

export async function findCustomerIds(work: Work, text: string, limit: number): Promise<FoundIds> {
  if (isEngineReady(work)) {
    try {
      return { ids: (await work.engine.suggest(text, limit)).map(({ id }) => id), degraded: false };
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
      work.log.warn({ err: error }, 'search engine unavailable, looking up in the database');
    }
  }
  const [same, beginning] = await Promise.all([
    findByMatchKeys(work.db, keysOf(probeOf(text)), limit),
    findCustomersByPrefix(work.db, text, limit),
  ]);
  return { ids: [...new Set([...same, ...beginning])].slice(0, limit), degraded: true };
}
