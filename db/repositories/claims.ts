// Claims. `live_key` is unique in the database: of two that want one key, one insert fails.
import { type ClaimStatus, isLive } from '#app/domain/claim/lifecycle.ts';
import { type ClaimKeyParts, claimKey } from '#app/domain/claim/key.ts';
import type { Sha256 } from '#app/domain/ledger/entry.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';

export interface ClaimRow {
  id: string;
  customerId: string;
  productLineId: string;
  scopeKey: string;
  status: ClaimStatus;
  ownerPartnerId: string;
  ownerUserId: string;
  registrationId: string;
  protectedFrom: Instant | null;
  protectedUntil: Instant | null;
  endedAt: Instant | null;
  endReason: string | null;
  ledgerSeq: number;
  createdAt: Instant;
  updatedAt: Instant;
  version: number;
}

const columns = [
  'id',
  'customerId',
  'productLineId',
  'scopeKey',
  'status',
  'ownerPartnerId',
  'ownerUserId',
  'registrationId',
  'protectedFrom',
  'protectedUntil',
  'endedAt',
  'endReason',
  'ledgerSeq',
  'createdAt',
  'updatedAt',
  'version',
] as const;

type Row = Omit<ClaimRow, 'status' | 'ledgerSeq'> & { status: string; ledgerSeq: number };
const toClaim = (row: Row): ClaimRow => ({
  ...row,
  status: row.status as ClaimStatus,
  ledgerSeq: Number(row.ledgerSeq),
});

export async function findClaim(db: Reader, id: string): Promise<ClaimRow | null> {
  const row = await db.selectFrom('claims').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? toClaim(row) : null;
}

export async function findLiveClaim(db: Reader, key: ClaimKeyParts, sha256: Sha256): Promise<ClaimRow | null> {
  const row = await db
    .selectFrom('claims')
    .select(columns)
    .where('liveKey', '=', sha256(claimKey(key)))
    .executeTakeFirst();
  return row ? toClaim(row) : null;
}

/** Live claims whose protection ran out by `now`, the longest over first. */
export async function listClaimsRunOut(db: Reader, now: Instant, limit: number): Promise<ClaimRow[]> {
  const rows = await db
    .selectFrom('claims')
    .select(columns)
    .where('status', 'in', ['active', 'extended'])
    .where('protectedUntil', '<=', now)
    .orderBy('protectedUntil')
    .limit(limit)
    .execute();
  return rows.map(toClaim);
}

export async function listClaimsOfCustomer(db: Reader, customerId: string): Promise<ClaimRow[]> {
  return (
    await db.selectFrom('claims').select(columns).where('customerId', '=', customerId).orderBy('createdAt').execute()
  ).map(toClaim);
}

/** Throws a duplicate-key error when the key has a live claim. */
export async function insertClaim(trx: Trx, claim: ClaimRow, sha256: Sha256): Promise<void> {
  await trx
    .insertInto('claims')
    .values({ ...claim, liveKey: liveKeyOf(claim, sha256) })
    .execute();
}

export type ClaimChange = Partial<Omit<ClaimRow, 'id' | 'version' | 'createdAt'>>;

/** Writes a change to a claim as it was read; the live key follows the status. False when somebody else was first. */
export async function updateClaim(trx: Trx, claim: ClaimRow, change: ClaimChange, sha256: Sha256): Promise<boolean> {
  const result = await trx
    .updateTable('claims')
    .set({ ...change, liveKey: liveKeyOf({ ...claim, ...change }, sha256), version: claim.version + 1 })
    .where('id', '=', claim.id)
    .where('version', '=', claim.version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

function liveKeyOf(claim: ClaimKeyOwner, sha256: Sha256): string | null {
  return isLive(claim.status)
    ? sha256(claimKey({ customerId: claim.customerId, productLineId: claim.productLineId, scope: claim.scopeKey }))
    : null;
}

type ClaimKeyOwner = Pick<ClaimRow, 'status' | 'customerId' | 'productLineId' | 'scopeKey'>;
