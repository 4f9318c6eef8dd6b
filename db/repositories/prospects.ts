// Moving what hangs on a prospective customer to the customer it turned out to be, and back.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Trx } from '../client.ts';

export async function listRegistrationIdsOf(trx: Trx, customerId: string): Promise<string[]> {
  return (await trx.selectFrom('registrations').select('id').where('customerId', '=', customerId).execute()).map(
    (row) => row.id,
  );
}

export async function moveRegistrations(trx: Trx, ids: readonly string[], toCustomerId: string): Promise<void> {
  if (ids.length > 0)
    await trx.updateTable('registrations').set({ customerId: toCustomerId }).where('id', 'in', ids).execute();
}

/** Follow-ups and the trail follow their customer. */
export async function moveHistory(trx: Trx, fromCustomerId: string, toCustomerId: string): Promise<void> {
  await trx
    .updateTable('followUps')
    .set({ customerId: toCustomerId })
    .where('customerId', '=', fromCustomerId)
    .execute();
  await trx
    .updateTable('auditEvents')
    .set({ customerId: toCustomerId })
    .where('customerId', '=', fromCustomerId)
    .execute();
}

/** Marks a customer as merged; whatever was merged into it before now answers with the new one too. */
export async function markMerged(trx: Trx, id: string, canonicalId: string, at: Instant): Promise<void> {
  await trx
    .updateTable('customers')
    .set((eb) => ({ status: 'merged', canonicalId, updatedAt: at, version: eb('version', '+', 1) }))
    .where((eb) => eb.or([eb('id', '=', id), eb('canonicalId', '=', id)]))
    .execute();
}

/** The way back, for one prospective customer that nothing else was merged into. */
export async function markProspective(trx: Trx, id: string, at: Instant): Promise<void> {
  await trx
    .updateTable('customers')
    .set((eb) => ({ status: 'prospective', canonicalId: null, updatedAt: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function setCustomerStatus(
  trx: Trx,
  id: string,
  status: 'active' | 'prospective',
  at: Instant,
): Promise<void> {
  await trx
    .updateTable('customers')
    .set((eb) => ({ status, updatedAt: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '!=', 'merged')
    .execute();
}
