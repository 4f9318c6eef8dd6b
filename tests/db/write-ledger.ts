// A process of its own that writes ledger entries and prints their numbers: `write-ledger.ts URL COUNT`.
import { uuidv7 } from 'uuidv7';
import { sha256 } from '#app/services/work.server.ts';
import { inTransaction, openDatabase } from '#db/client.ts';
import { sealLedgerEntry, takeLedgerHead } from '#db/repositories/ledger.ts';

const [url = '', count = '0'] = process.argv.slice(2);
const db = openDatabase(url, 2);
for (let index = 0; index < Number(count); index += 1) {
  const entry = await inTransaction(db, async (trx) => {
    const head = await takeLedgerHead(trx);
    const act = {
      at: new Date().toISOString(),
      act: 'registration.submit' as const,
      subjectKind: 'registration',
      subjectId: uuidv7(),
    };
    return sealLedgerEntry(trx, head, { ...act, actorId: null, content: String(process.pid) }, sha256);
  });
  console.log(entry.seq);
}
await db.destroy();
