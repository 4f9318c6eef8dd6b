// What customers are called, for links to them. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { listCustomerHeads } from '#db/repositories/customers.ts';
import type { Work } from '../work.server.ts';

/** In no particular order; ids that do not exist are left out. */
export async function listKnownNames(
  work: Work,
  actor: StaffActor,
  ids: readonly string[],
): Promise<{ id: string; legalName: string }[]> {
  requirePermission(actor, 'customer:read');
  return (await listCustomerHeads(work.db, ids)).map(({ id, legalName }) => ({ id, legalName }));
}
