// Merges of customers as they were made: which entry ended, which goes on, what moved; and whether it was taken back.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { MergeKind, MergeRecord } from '#app/domain/customer/merge-record.ts';
import type { Reader, Trx } from '../client.ts';

export interface CustomerMerge {
  id: string;
  kind: MergeKind;
  fromId: string;
  intoId: string;
  at: Instant;
  byUserId: string | null;
  ledgerSeq: number | null;
  moved: MergeRecord;
}

const columns = [
  'customerMerges.id',
  'customerMerges.kind',
  'customerMerges.fromId',
  'customerMerges.intoId',
  'customerMerges.at',
  'customerMerges.byUserId',
  'customerMerges.ledgerSeq',
  'customerMerges.moved',
] as const;

export async function insertMerge(trx: Trx, { moved, ...merge }: CustomerMerge): Promise<void> {
  await trx
    .insertInto('customerMerges')
    .values({ ...merge, moved: JSON.stringify(moved) })
    .execute();
}

/** The merge by which an entry ended, with who made it, unless it was taken back. */
export async function findStandingMerge(
  db: Reader,
  fromId: string,
): Promise<(CustomerMerge & { byName: string | null }) | null> {
  const row = await db
    .selectFrom('customerMerges')
    .leftJoin('users', 'users.id', 'customerMerges.byUserId')
    .select(columns)
    .select('users.name as byName')
    .where('fromId', '=', fromId)
    .where('undoneAt', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('customerMerges.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...row,
    kind: row.kind as MergeKind,
    ledgerSeq: row.ledgerSeq === null ? null : Number(row.ledgerSeq),
    moved: JSON.parse(row.moved) as MergeRecord,
  };
}

export async function markMergeUndone(
  trx: Trx,
  fromId: string,
  by: { at: Instant; userId: string | null },
): Promise<void> {
  await trx
    .updateTable('customerMerges')
    .set({ undoneAt: by.at, undoneBy: by.userId })
    .where('fromId', '=', fromId)
    .where('undoneAt', 'is', null)
    .execute();
}

/** What hangs on two entries about to be merged, claims and contacts aside. */
export async function readMovables(
  trx: Trx,
  fromId: string,
  intoId: string,
): Promise<Pick<MergeRecord, 'registrationIds' | 'bought' | 'boughtBefore' | 'houseAccountIds' | 'earlierIds'>> {
  const bought = (customerId: string) =>
    trx
      .selectFrom('customerProductLines')
      .select(['productLineId', 'since'])
      .where('customerId', '=', customerId)
      .orderBy('productLineId')
      .execute();
  const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id);
  return {
    registrationIds: await ids(
      trx.selectFrom('registrations').select('id').where('customerId', '=', fromId).orderBy('id').execute(),
    ),
    bought: await bought(fromId),
    boughtBefore: await bought(intoId),
    houseAccountIds: await ids(
      trx.selectFrom('houseAccounts').select('id').where('customerId', '=', fromId).orderBy('id').execute(),
    ),
    earlierIds: await ids(
      trx.selectFrom('customers').select('id').where('canonicalId', '=', fromId).orderBy('id').execute(),
    ),
  };
}

/** The registrations among the ids that hold a claim now. */
export async function listHoldersOf(trx: Trx, claimId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('registrations')
    .select('id')
    .where('claimId', '=', claimId)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export interface ReturningRegistration {
  id: string;
  number: string | null;
  status: string;
  companyName: string;
  partnerName: string;
}

/** Submitted registrations that stand for a customer, those among `ids` or all others; oldest first. */
export async function listStandingFor(
  db: Reader,
  customerId: string,
  ids: readonly string[],
  which: 'these' | 'others',
): Promise<ReturningRegistration[]> {
  if (which === 'these' && ids.length === 0) return [];
  let query = db
    .selectFrom('registrations')
    .innerJoin('partners', 'partners.id', 'registrations.partnerId')
    .select([
      'registrations.id',
      'registrations.number',
      'registrations.status',
      'registrations.companyName',
      'partners.name as partnerName',
    ])
    .where('registrations.customerId', '=', customerId);
  if (ids.length > 0) query = query.where('registrations.id', which === 'these' ? 'in' : 'not in', ids);
  return query.orderBy('registrations.submittedAt').orderBy('registrations.id').execute();
}
