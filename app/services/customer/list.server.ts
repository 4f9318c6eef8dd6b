// The master list for staff: searched by what was typed, or paged by last change, each line with who holds the customer.
// Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { type PageKey, pageKeyText } from '#app/domain/calendar/page-key.ts';
import type { CustomerStatus } from '#app/domain/customer/customer.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import {
  type CustomerFilter,
  type CustomerLine,
  listCustomerLines,
  listCustomerLinesByIds,
  listHoldings,
  listKeptAndBuying,
} from '#db/repositories/customer-lists.ts';
import { regionsWithin } from '../settings/choices.server.ts';
import { type Work, nowOf } from '../work.server.ts';
import { findCustomerIds } from './find-ids.server.ts';
import { longestQuery } from './suggest.server.ts';

export interface CustomerQuestion {
  text: string;
  status: CustomerStatus | null;
  regionCode: string | null;
  industryCode: string | null;
  after: PageKey | null;
  before: PageKey | null;
}

export interface ListedCustomer extends CustomerLine {
  /** Owners of record of live claims, oldest claim first. */
  owners: { partnerId: string; partnerName: string; protectedUntil: Instant | null }[];
  /** Kept for direct sales today. */
  house: boolean;
  /** Buys already. */
  existing: boolean;
}

export interface CustomerPage {
  rows: ListedCustomer[];
  next: string | null;
  previous: string | null;
  /** The search engine did not answer: near names may be missing. */
  degraded: boolean;
}

export const pageSize = 30;
/** So many of the best matches are filtered and shown. */
const searched = 100;

export async function listCustomers(work: Work, actor: StaffActor, question: CustomerQuestion): Promise<CustomerPage> {
  requirePermission(actor, 'customer:read');
  const filter: CustomerFilter = {
    ...(question.status ? { status: question.status } : {}),
    ...(question.regionCode ? { regionCodes: await regionsWithin(work, question.regionCode) } : {}),
    ...(question.industryCode ? { industryCode: question.industryCode } : {}),
  };
  const text = cleanLine(question.text).slice(0, longestQuery);
  if (text) {
    const { ids, degraded } = await findCustomerIds(work, text, searched);
    const lines = new Map((await listCustomerLinesByIds(work.db, ids, filter)).map((line) => [line.id, line]));
    const rows = ids.flatMap((id) => lines.get(id) ?? []).slice(0, pageSize);
    return { rows: await withStanding(work, rows), next: null, previous: null, degraded };
  }
  const { after, before } = question;
  const key = (place: PageKey) => ({ updatedAt: place.at, id: place.id });
  const found = await listCustomerLines(
    work.db,
    filter,
    before ? { before: key(before) } : after ? { after: key(after) } : {},
    pageSize + 1,
  );
  const more = found.length > pageSize;
  const rows = before && more ? found.slice(1) : found.slice(0, pageSize);
  const place = (line: CustomerLine | undefined) => (line ? pageKeyText({ at: line.updatedAt, id: line.id }) : null);
  return {
    rows: await withStanding(work, rows),
    next: before || more ? place(rows.at(-1)) : null,
    previous: (before && more) || (!before && after) ? place(rows[0]) : null,
    degraded: false,
  };
}

async function withStanding(work: Work, lines: CustomerLine[]): Promise<ListedCustomer[]> {
  const ids = lines.map(({ id }) => id);
  const [holdings, { kept, buying }] = await Promise.all([
    listHoldings(work.db, ids),
    listKeptAndBuying(work.db, ids, nowOf(work)),
  ]);
  const house = new Set(kept);
  const existing = new Set(buying);
  return lines.map((line) => ({
    ...line,
    owners: holdings
      .filter((holding) => holding.customerId === line.id)
      .map(({ partnerId, partnerName, protectedUntil }) => ({ partnerId, partnerName, protectedUntil })),
    house: house.has(line.id),
    existing: existing.has(line.id),
  }));
}
