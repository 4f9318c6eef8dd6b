// Instant results for “find a customer”: few, by name, ready to choose from. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import { type CustomerLine, listCustomerLinesByIds } from '#db/repositories/customer-lists.ts';
import type { Work } from '../work.server.ts';
import { findCustomerIds } from './find-ids.server.ts';

/** What is typed beyond this says nothing more. */
export const longestQuery = 200;

/** Best first. An empty text finds nothing. */
export async function suggestCustomers(
  work: Work,
  actor: StaffActor,
  text: string,
  limit: number,
): Promise<CustomerLine[]> {
  requirePermission(actor, 'customer:read');
  const query = cleanLine(text).slice(0, longestQuery);
  if (!query) return [];
  const { ids } = await findCustomerIds(work, query, limit);
  const lines = new Map((await listCustomerLinesByIds(work.db, ids)).map((line) => [line.id, line]));
  return ids.flatMap((id) => lines.get(id) ?? []);
}
