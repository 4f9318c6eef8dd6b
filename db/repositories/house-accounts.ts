// House accounts: customers kept for direct sales, with date, reason and expiry. Ended ones stay as history.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';

export interface HouseAccountRow {
  id: string;
  customerId: string;
  /** Null: for every product line. */
  productLineId: string | null;
  productLine: { nameEn: string; nameZh: string } | null;
  /** An entry of the code list `houseReason`, or words of an earlier system. */
  reason: string;
  since: Instant;
  expiresAt: Instant;
  createdBy: string;
  createdByName: string | null;
}

/** Newest first. */
export async function listHouseAccounts(db: Reader, customerId: string): Promise<HouseAccountRow[]> {
  const rows = await db
    .selectFrom('houseAccounts')
    .leftJoin('productLines', 'productLines.id', 'houseAccounts.productLineId')
    .leftJoin('users', 'users.id', 'houseAccounts.createdBy')
    .select([
      'houseAccounts.id',
      'houseAccounts.customerId',
      'houseAccounts.productLineId',
      'productLines.nameEn',
      'productLines.nameZh',
      'houseAccounts.reason',
      'houseAccounts.since',
      'houseAccounts.expiresAt',
      'houseAccounts.createdBy',
      'users.name as createdByName',
    ])
    .where('houseAccounts.customerId', '=', customerId)
    .orderBy('houseAccounts.since', 'desc')
    .orderBy('houseAccounts.id', 'desc')
    .execute();
  return rows.map(({ nameEn, nameZh, ...row }) => ({
    ...row,
    productLine: nameEn !== null && nameZh !== null ? { nameEn, nameZh } : null,
  }));
}

export type NewHouseAccount = Omit<HouseAccountRow, 'productLine' | 'createdByName'>;

export async function insertHouseAccount(trx: Trx, account: NewHouseAccount): Promise<void> {
  await trx.insertInto('houseAccounts').values(account).execute();
}

/** Ends a running house account of the customer now; false when there is none by that id. */
export async function endHouseAccount(trx: Trx, customerId: string, id: string, at: Instant): Promise<boolean> {
  const result = await trx
    .updateTable('houseAccounts')
    .set({ expiresAt: at })
    .where('id', '=', id)
    .where('customerId', '=', customerId)
    .where('expiresAt', '>', at)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
