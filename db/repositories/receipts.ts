// The ledger entries a receipt shows: those about one subject, and one by its number. Reads only.
import type { LedgerAct, LedgerEntry } from '#app/domain/ledger/entry.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader } from '../client.ts';

export interface SealedEntry {
  seq: number;
  at: Instant;
  act: LedgerAct;
  content: LedgerEntry['content'];
  previousHash: string;
  hash: string;
}

/** In ledger order. */
export async function listEntriesOfSubject(db: Reader, subject: { kind: string; id: string }): Promise<SealedEntry[]> {
  const rows = await db
    .selectFrom('ledgerEntries')
    .select(['seq', 'at', 'act', 'content', 'previousHash', 'hash'])
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...row, seq: Number(row.seq), act: row.act as LedgerAct }));
}
