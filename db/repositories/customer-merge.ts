// Moving everything that hangs on one customer to another, for a merge. Claims are moved one by one by their own rows'
// functions, because their live key changes with the customer.
import type { Trx } from '../client.ts';
import { insertIgnore } from '../dialect.ts';

/** Answers how many were moved. */
export async function moveRegistrationsOf(trx: Trx, fromId: string, toId: string): Promise<number> {
  const result = await trx
    .updateTable('registrations')
    .set({ customerId: toId })
    .where('customerId', '=', fromId)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Registrations that held one claim hold another. */
export async function repointClaim(trx: Trx, fromClaimId: string, toClaimId: string): Promise<void> {
  await trx.updateTable('registrations').set({ claimId: toClaimId }).where('claimId', '=', fromClaimId).execute();
}

/** Both buy what either bought, since the earlier day. */
export async function joinProductLines(trx: Trx, fromId: string, toId: string): Promise<void> {
  const moved = await trx
    .selectFrom('customerProductLines')
    .select(['productLineId', 'since'])
    .where('customerId', '=', fromId)
    .execute();
  if (moved.length === 0) return;
  await insertIgnore(trx, 'customerProductLines')
    .values(moved.map((line) => ({ ...line, customerId: toId })))
    .execute();
  for (const { productLineId, since } of moved) {
    await trx
      .updateTable('customerProductLines')
      .set({ since })
      .where('customerId', '=', toId)
      .where('productLineId', '=', productLineId)
      .where('since', '>', since)
      .execute();
  }
  await trx.deleteFrom('customerProductLines').where('customerId', '=', fromId).execute();
}

export async function moveHouseAccounts(trx: Trx, fromId: string, toId: string): Promise<void> {
  await trx.updateTable('houseAccounts').set({ customerId: toId }).where('customerId', '=', fromId).execute();
}
