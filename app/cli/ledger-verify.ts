// Checks the hash chain of the whole ledger. Exit code 0 when it holds, 1 with the first broken entry.
import 'dotenv/config';
import { createWork } from '#app/services/boot.server.ts';
import { parseEnvironment } from '#app/services/environment.server.ts';
import { type LedgerVerdict, verifyLedger } from '#app/services/ledger/verify.server.ts';
import { runCommand } from './command.ts';

const faults: Record<Extract<LedgerVerdict, { ok: false }>['reason'], string> = {
  gap: 'is missing: the number before it is followed by another',
  previousHash: 'does not carry the hash of the entry before it',
  hash: 'was altered: its hash does not fit its content',
  head: 'does not fit the head of the ledger: entries were added or removed at the end',
};

runCommand(async () => {
  const work = createWork(parseEnvironment(process.env));
  try {
    const verdict = await verifyLedger(work, (entries) => {
      if (entries % 100_000 === 0) console.error(`  ${entries} entries hold`);
    });
    if (verdict.ok) {
      console.log(`The ledger holds: ${verdict.entries} entries, head ${verdict.headHash}`);
      return 0;
    }
    console.log(
      `The ledger is broken: entry ${verdict.seq} ${faults[verdict.reason]}. ${verdict.entries} entries before it hold.`,
    );
    return 1;
  } finally {
    await work.engine.close();
    await work.db.destroy();
  }
});
