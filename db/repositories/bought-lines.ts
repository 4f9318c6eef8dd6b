// What customers buy already, as staff state it. Decides nothing.
import type { Day } from '#app/domain/calendar/instant.ts';
import type { Trx } from '../client.ts';

export interface BoughtRow {
  productLineId: string;
  since: Day;
}

/** Puts these in place of all the customer had. */
export async function replaceBoughtLines(trx: Trx, customerId: string, rows: readonly BoughtRow[]): Promise<void> {
  await trx.deleteFrom('customerProductLines').where('customerId', '=', customerId).execute();
  if (rows.length === 0) return;
  await trx
    .insertInto('customerProductLines')
    .values(rows.map(({ productLineId, since }) => ({ customerId, productLineId, since })))
    .execute();
}
