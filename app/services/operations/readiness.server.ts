// Whether this process can do its work now: the database answers, its schema is current, and how far search has come.
import { getOutboxPosition } from '#db/repositories/outbox.ts';
import { pendingMigrations } from '#db/migrate.ts';
import { isEngineReady } from '../search/sync.server.ts';
import type { Work } from '../work.server.ts';

export interface Readiness {
  /** False: send no traffic here. Search that lags does not count: lookups then go to the database's own keys. */
  ready: boolean;
  database: 'ok' | 'unreachable';
  pendingMigrations: string[];
  search: 'ok' | 'building' | 'unknown';
  /** Outbox positions that search has not seen yet; an upper bound, because not every message is about a customer. */
  searchBehind: number | null;
}

const unreachable: Readiness = {
  ready: false,
  database: 'unreachable',
  pendingMigrations: [],
  search: 'unknown',
  searchBehind: null,
};

/** Never throws and never takes longer than `patienceMs`: a database that does not answer is unreachable. */
export async function checkReadiness(work: Work, patienceMs = 2000): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve(unreachable), patienceMs);
  });
  try {
    return await Promise.race([look(work), impatience]);
  } catch (error) {
    work.log.error({ err: error }, 'not ready');
    return unreachable;
  } finally {
    clearTimeout(timer);
  }
}

async function look(work: Work): Promise<Readiness> {
  const pending = await pendingMigrations(work.db);
  const current = pending.length === 0;
  return {
    ready: current,
    database: 'ok',
    pendingMigrations: pending,
    search: isEngineReady(work) ? 'ok' : 'building',
    searchBehind: current ? Math.max(0, (await getOutboxPosition(work.db)) - work.engine.appliedPosition()) : null,
  };
}
