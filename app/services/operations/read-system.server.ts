// How the running system stands, for operators: database, search engine of this process, outbox, ledger. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { dialectOfUrl } from '#db/client.ts';
import { countDecoys } from '#db/repositories/decoys.ts';
import { listJobRuns } from '#db/repositories/job-runs.ts';
import { getLedgerHead } from '#db/repositories/ledger.ts';
import { EngineUnavailable } from '#search/engine.ts';
import { type LedgerVerdict, verifyLedger } from '../ledger/verify.server.ts';
import { type Work, nowOf } from '../work.server.ts';
import { readFigures } from './figures.server.ts';

export async function readSystem(work: Work, actor: StaffActor) {
  requirePermission(actor, 'operations:read');
  const [ledger, engine, jobs] = await Promise.all([getLedgerHead(work.db), engineStats(work), listJobRuns(work.db)]);
  return {
    now: nowOf(work),
    database: dialectOfUrl(work.environment.databaseUrl),
    engine,
    figures: engine ? await readFigures(work) : null,
    ledger,
    jobs,
  };
}

async function engineStats(work: Work) {
  try {
    const [stats, decoys] = await Promise.all([work.engine.stats(), countDecoys(work.db)]);
    return { ...stats, rows: Math.max(0, stats.rows - decoys) };
  } catch (error) {
    if (error instanceof EngineUnavailable) return null;
    throw error;
  }
}

/** Walks the whole chain; takes as long as the ledger is long. */
export function verifyLedgerNow(work: Work, actor: StaffActor): Promise<LedgerVerdict> {
  requirePermission(actor, 'operations:read');
  return verifyLedger(work);
}
