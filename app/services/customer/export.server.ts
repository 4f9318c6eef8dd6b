// The master list as a file: the rows the list shows, all pages of them, each with who holds the customer. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import {
  type CustomerFilter,
  type CustomerKey,
  type CustomerLine,
  listCustomerLines,
  listHoldings,
  listKeptAndBuying,
} from '#db/repositories/customer-lists.ts';
import { exportList } from '../exporting/list.server.ts';
import { regionsWithin } from '../settings/choices.server.ts';
import { type Work, type Origin, nowOf } from '../work.server.ts';
import { type CustomerQuestion, listCustomers } from './list.server.ts';

export interface ExportedCustomer extends CustomerLine {
  /** Owners of record of live claims, oldest claim first. */
  owners: string[];
  /** Kept for direct sales today. */
  house: boolean;
  /** Buys already. */
  existing: boolean;
}

/** What was typed finds the best matches, as on the list; without it every customer the filters leave. */
export async function exportCustomers(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  question: Omit<CustomerQuestion, 'after' | 'before'>,
): Promise<AsyncGenerator<ExportedCustomer[]>> {
  requirePermission(actor, 'customer:read');
  const { text, status, regionCode, industryCode, owner } = question;
  const searched = cleanLine(text) !== '';
  const filter: CustomerFilter = {
    ...(status ? { status } : {}),
    ...(regionCode ? { regionCodes: await regionsWithin(work, regionCode) } : {}),
    ...(industryCode ? { industryCode } : {}),
    ...(owner ? { owner: { state: owner, now: nowOf(work) } } : {}),
  };
  const browse = async (after: CustomerKey | null, size: number) =>
    withStanding(work, await listCustomerLines(work.db, filter, after ? { after } : {}, size));
  const find = async (after: CustomerKey | null): Promise<ExportedCustomer[]> => {
    if (after) return [];
    const { rows } = await listCustomers(work, actor, { ...question, after: null, before: null });
    return rows.map((row) => ({ ...row, owners: row.owners.map(({ partnerName }) => partnerName) }));
  };
  return exportList(work, actor, origin, {
    list: 'customers',
    filters: { searched, status, regionCode, industryCode, owner },
    read: searched ? find : browse,
    keyOf: ({ updatedAt, id }) => ({ updatedAt, id }),
  });
}

async function withStanding(work: Work, lines: CustomerLine[]): Promise<ExportedCustomer[]> {
  const ids = lines.map(({ id }) => id);
  const [holdings, { kept, buying }] = await Promise.all([
    listHoldings(work.db, ids),
    listKeptAndBuying(work.db, ids, nowOf(work)),
  ]);
  const owners = new Map<string, string[]>();
  for (const { customerId, partnerName } of holdings) {
    owners.set(customerId, [...(owners.get(customerId) ?? []), partnerName]);
  }
  const [house, existing] = [new Set(kept), new Set(buying)];
  return lines.map((line) => ({
    ...line,
    owners: owners.get(line.id) ?? [],
    house: house.has(line.id),
    existing: existing.has(line.id),
  }));
}
