// The figures an operator watches: what waits in the outbox, how far search lags, how long the ledger is.
import { countDecoys } from '#db/repositories/decoys.ts';
import { getLedgerHead } from '#db/repositories/ledger.ts';
import { countOutboxAfter, countUndelivered } from '#db/repositories/outbox.ts';
import { isEngineReady } from '../search/sync.server.ts';
import type { Work } from '../work.server.ts';

export interface Figures {
  /** Mails not yet sent. */
  mailBacklog: number;
  /** Changes to customers that this process's search engine has not seen. */
  searchBacklog: number;
  /** Companies in the search engine. */
  searchRows: number;
  searchReady: boolean;
  ledgerEntries: number;
}

export async function readFigures(work: Work): Promise<Figures> {
  const stats = await work.engine.stats();
  return {
    mailBacklog: await countUndelivered(work.db, 'mail.send'),
    searchBacklog: await countOutboxAfter(work.db, 'customer.changed', work.engine.appliedPosition()),
    // Decoys are on the list to be met, not to be counted.
    searchRows: Math.max(0, stats.rows - (await countDecoys(work.db))),
    searchReady: isEngineReady(work),
    ledgerEntries: (await getLedgerHead(work.db)).seq,
  };
}
