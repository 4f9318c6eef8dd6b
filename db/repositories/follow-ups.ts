// The log of work done on a claimed customer. Entries are added and read, never changed.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { FollowUpKind } from '#app/domain/claim/follow-up.ts';
import type { Named } from '#app/domain/language/named.ts';
import type { Reader, Trx } from '../client.ts';

export interface FollowUpRow {
  id: string;
  claimId: string;
  kind: FollowUpKind;
  occurredAt: Instant;
  /** The stage reached, as the code list names it. */
  stage: Named | null;
  note: string;
  userName: string;
  partnerName: string;
  createdAt: Instant;
}

function followUpQuery(db: Reader) {
  return db
    .selectFrom('followUps')
    .innerJoin('users', 'users.id', 'followUps.userId')
    .innerJoin('partners', 'partners.id', 'followUps.partnerId')
    .leftJoin('codeListEntries as stage', (join) =>
      join.onRef('stage.code', '=', 'followUps.stage').on('stage.list', '=', 'stage'),
    )
    .select([
      'followUps.id',
      'followUps.claimId',
      'followUps.kind',
      'followUps.occurredAt',
      'followUps.note',
      'stage.nameEn',
      'stage.nameZh',
      'followUps.createdAt',
      'users.name as userName',
      'partners.name as partnerName',
    ]);
}

type Read = Awaited<ReturnType<ReturnType<typeof followUpQuery>['execute']>>[number];

function toFollowUp({ nameEn, nameZh, ...row }: Read): FollowUpRow {
  return {
    ...row,
    kind: row.kind as FollowUpKind,
    stage: nameEn !== null && nameZh !== null ? { nameEn, nameZh } : null,
  };
}

/** The newest of one claim, newest first. */
export async function listFollowUpsOfClaim(db: Reader, claimId: string, limit: number): Promise<FollowUpRow[]> {
  const rows = await followUpQuery(db)
    .where('followUps.claimId', '=', claimId)
    .orderBy('followUps.occurredAt', 'desc')
    .orderBy('followUps.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toFollowUp);
}

/** The newest of one customer, whoever worked on it, newest first. For the back office. */
export async function listFollowUpsOfCustomer(db: Reader, customerId: string, limit: number): Promise<FollowUpRow[]> {
  const rows = await followUpQuery(db)
    .where('followUps.customerId', '=', customerId)
    .orderBy('followUps.occurredAt', 'desc')
    .orderBy('followUps.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toFollowUp);
}

export interface NewFollowUp {
  id: string;
  claimId: string;
  customerId: string;
  partnerId: string;
  userId: string;
  kind: FollowUpKind;
  occurredAt: Instant;
  stage: string | null;
  note: string;
  createdAt: Instant;
}

/** The claim a follow-up was written down on; null where there is none of that id. */
export async function findClaimOfFollowUp(db: Reader, id: string): Promise<string | null> {
  const row = await db.selectFrom('followUps').select('claimId').where('id', '=', id).executeTakeFirst();
  return row?.claimId ?? null;
}

export async function insertFollowUp(trx: Trx, followUp: NewFollowUp): Promise<void> {
  await trx.insertInto('followUps').values(followUp).execute();
}
