// Moving back what a merge moved. Claims are moved one by one by their own rows' functions, because their live key changes
// with the customer.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { MergeRecord } from '#app/domain/customer/merge-record.ts';
import type { Trx } from '../client.ts';
import { insertIgnore } from '../dialect.ts';

/** The entry stands for itself again, and those merged into it before answer with it. */
export async function markApart(
  trx: Trx,
  fromId: string,
  intoId: string,
  earlierIds: readonly string[],
  status: 'active' | 'prospective',
  at: Instant,
): Promise<void> {
  await trx
    .updateTable('customers')
    .set((eb) => ({ status, canonicalId: null, updatedAt: at, version: eb('version', '+', 1) }))
    .where('id', '=', fromId)
    .execute();
  if (earlierIds.length === 0) return;
  await trx
    .updateTable('customers')
    .set((eb) => ({ canonicalId: fromId, updatedAt: at, version: eb('version', '+', 1) }))
    .where('id', 'in', earlierIds)
    .where('canonicalId', '=', intoId)
    .execute();
}

/** Purchases: the entry gets its own again; the other loses what it had from it alone, and its own earlier date comes back. */
export async function partProductLines(
  trx: Trx,
  fromId: string,
  intoId: string,
  { bought, boughtBefore }: Pick<MergeRecord, 'bought' | 'boughtBefore'>,
): Promise<void> {
  if (bought.length === 0) return;
  await insertIgnore(trx, 'customerProductLines')
    .values(bought.map((line) => ({ ...line, customerId: fromId })))
    .execute();
  for (const line of bought) {
    const before = boughtBefore.find(({ productLineId }) => productLineId === line.productLineId);
    if (before) {
      await trx
        .updateTable('customerProductLines')
        .set({ since: before.since })
        .where('customerId', '=', intoId)
        .where('productLineId', '=', line.productLineId)
        .where('since', '=', line.since)
        .execute();
    } else {
      await trx
        .deleteFrom('customerProductLines')
        .where('customerId', '=', intoId)
        .where('productLineId', '=', line.productLineId)
        .where('since', '=', line.since)
        .execute();
    }
  }
}

export async function moveHouseAccountsBack(trx: Trx, ids: readonly string[], intoId: string, fromId: string) {
  if (ids.length === 0) return;
  await trx
    .updateTable('houseAccounts')
    .set({ customerId: fromId })
    .where('id', 'in', ids)
    .where('customerId', '=', intoId)
    .execute();
}

/** Registrations that were given one claim hold the other again, where they still hold the first. */
export async function giveClaimBack(
  trx: Trx,
  registrationIds: readonly string[],
  heldId: string,
  claimId: string,
): Promise<void> {
  if (registrationIds.length === 0) return;
  await trx
    .updateTable('registrations')
    .set({ claimId })
    .where('id', 'in', registrationIds)
    .where('claimId', '=', heldId)
    .execute();
}

/** Follow-ups go with their claims; the trail with its registrations, claims, cases and the entry itself. */
export async function moveHistoryBack(
  trx: Trx,
  fromId: string,
  intoId: string,
  moved: { registrationIds: readonly string[]; claimIds: readonly string[] },
): Promise<void> {
  if (moved.claimIds.length > 0) {
    await trx
      .updateTable('followUps')
      .set({ customerId: fromId })
      .where('customerId', '=', intoId)
      .where('claimId', 'in', moved.claimIds)
      .execute();
  }
  const conflicts =
    moved.registrationIds.length === 0
      ? []
      : await trx
          .selectFrom('conflicts')
          .select('id')
          .where('challengerRegistrationId', 'in', moved.registrationIds)
          .execute();
  const subjects = [fromId, ...moved.registrationIds, ...moved.claimIds, ...conflicts.map(({ id }) => id)];
  await trx
    .updateTable('auditEvents')
    .set({ customerId: fromId })
    .where('customerId', '=', intoId)
    .where('subjectId', 'in', subjects)
    .execute();
}

/** Contacts a customer has only from the other entry. */
export async function deleteContacts(
  trx: Trx,
  customerId: string,
  contacts: readonly { kind: string; value: string }[],
): Promise<void> {
  for (const { kind, value } of contacts) {
    await trx
      .deleteFrom('customerContacts')
      .where('customerId', '=', customerId)
      .where('kind', '=', kind)
      .where('value', '=', value)
      .execute();
  }
}
