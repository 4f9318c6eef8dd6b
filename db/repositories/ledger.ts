// The ledger and its single head row. Taking the head puts every act that decides ownership in one gapless line.
import { type LedgerAct, type LedgerEntry, type Sha256, hashOfEntry } from '#app/domain/ledger/entry.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';

export interface LedgerHead {
  seq: number;
  previousHash: string;
}

/** Takes the next number and holds the head until the transaction ends: everyone else waits here. Must be sealed. */
export async function takeLedgerHead(trx: Trx): Promise<LedgerHead> {
  await trx
    .updateTable('ledgerHead')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .where('id', '=', 1)
    .execute();
  const head = await trx.selectFrom('ledgerHead').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow();
  return { seq: Number(head.seq), previousHash: head.hash };
}

export interface SealedAct {
  at: Instant;
  act: LedgerAct;
  subjectKind: string;
  subjectId: string;
  actorId: string | null;
  content: string;
}

/** Writes the entry for a head just taken and moves the chain on. */
export async function sealLedgerEntry(
  trx: Trx,
  head: LedgerHead,
  act: SealedAct,
  sha256: Sha256,
): Promise<LedgerEntry & { hash: string }> {
  const entry: LedgerEntry = { ...act, ...head };
  const hash = hashOfEntry(entry, sha256);
  await trx
    .insertInto('ledgerEntries')
    .values({ ...entry, hash })
    .execute();
  await trx.updateTable('ledgerHead').set({ hash }).where('id', '=', 1).execute();
  return { ...entry, hash };
}

const entryColumns = [
  'seq',
  'at',
  'act',
  'subjectKind',
  'subjectId',
  'actorId',
  'content',
  'previousHash',
  'hash',
] as const;

/** Entries after `seq`, in order. */
export async function listLedgerEntries(
  db: Reader,
  afterSeq: number,
  limit: number,
): Promise<(LedgerEntry & { hash: string })[]> {
  const rows = await db
    .selectFrom('ledgerEntries')
    .select(entryColumns)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, seq: Number(row.seq), act: row.act as LedgerAct }));
}

export async function findLedgerEntry(db: Reader, seq: number): Promise<(LedgerEntry & { hash: string }) | null> {
  const row = await db.selectFrom('ledgerEntries').select(entryColumns).where('seq', '=', seq).executeTakeFirst();
  return row ? { ...row, seq: Number(row.seq), act: row.act as LedgerAct } : null;
}

export async function getLedgerHead(db: Reader): Promise<{ seq: number; hash: string }> {
  const head = await db.selectFrom('ledgerHead').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow();
  return { seq: Number(head.seq), hash: head.hash };
}
