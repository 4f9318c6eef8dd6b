// Walks the whole ledger in order and checks every number and hash, up to the head. Reads only; writes nothing, ever.
import { type ChainFault, faultOf, genesisHash } from '#app/domain/ledger/entry.ts';
import { getLedgerHead, listLedgerEntries } from '#db/repositories/ledger.ts';
import { type Work, sha256 } from '../work.server.ts';

export type LedgerVerdict =
  | { ok: true; entries: number; headHash: string }
  /** `seq` is the first broken entry; `entries` how many before it hold. `head`: the head row does not match the last entry. */
  | { ok: false; reason: ChainFault['fault'] | 'head'; seq: number; entries: number };

/** Reads the ledger a page at a time, so its length does not matter for memory. `onProgress` hears how many entries hold. */
export async function verifyLedger(
  work: Work,
  onProgress?: (entries: number) => void,
  pageSize = 1000,
): Promise<LedgerVerdict> {
  // The head is read first: entries written meanwhile come after it and are left for the next time.
  const head = await getLedgerHead(work.db);
  let before = { seq: 0, hash: genesisHash };
  while (before.seq < head.seq) {
    const entries = await listLedgerEntries(work.db, before.seq, Math.min(pageSize, head.seq - before.seq));
    for (const entry of entries) {
      const fault = faultOf(entry, before, sha256);
      if (fault) return { ok: false, reason: fault.fault, seq: fault.seq, entries: before.seq };
      before = entry;
    }
    if (entries.length === 0) return { ok: false, reason: 'gap', seq: before.seq + 1, entries: before.seq };
    onProgress?.(before.seq);
  }
  if (before.hash !== head.hash) return { ok: false, reason: 'head', seq: head.seq, entries: before.seq };
  // An entry beyond the head, while the head (read after it) has not moved, was not written by us.
  const [beyond] = await listLedgerEntries(work.db, head.seq, 1);
  if (beyond && (await getLedgerHead(work.db)).seq === head.seq) {
    return { ok: false, reason: 'head', seq: beyond.seq, entries: before.seq };
  }
  return { ok: true, entries: before.seq, headHash: head.hash };
}
