// Decoys of the master list: customers with that status, and whether a real one may become one. Decides nothing.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { CustomerStatus } from '#app/domain/customer/customer.ts';
import type { Reader, Trx } from '../client.ts';

export interface DecoyRow {
  id: string;
  legalName: string;
  country: string;
  createdAt: Instant;
  /** Alerts it raised. */
  alerts: number;
}

/** The newest first. */
export async function listDecoyRows(db: Reader, limit: number): Promise<DecoyRow[]> {
  const rows = await db
    .selectFrom('customers')
    .select((eb) => [
      'customers.id',
      'customers.legalName',
      'customers.country',
      'customers.createdAt',
      eb
        .selectFrom('probeAlerts')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('probeAlerts.decoyId', '=', 'customers.id')
        .as('alerts'),
    ])
    .where('customers.status', '=', 'decoy')
    .orderBy('customers.createdAt', 'desc')
    .orderBy('customers.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, alerts: Number(row.alerts) }));
}

export async function countDecoys(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('customers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'decoy')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** True when something of the business hangs on the customer: it cannot be made up. */
export async function isInUse(db: Reader, id: string): Promise<boolean> {
  for (const table of ['registrations', 'claims', 'houseAccounts', 'customerProductLines'] as const) {
    const row = await db
      .selectFrom(table)
      .select('customerId')
      .where('customerId', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}

/** False when the customer no longer has the status `from`. */
export async function changeStatus(
  trx: Trx,
  id: string,
  change: { from: readonly CustomerStatus[]; to: CustomerStatus; at: Instant },
): Promise<boolean> {
  const result = await trx
    .updateTable('customers')
    .set((eb) => ({ status: change.to, updatedAt: change.at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', 'in', change.from)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
