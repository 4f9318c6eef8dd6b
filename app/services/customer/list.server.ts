// The master list for staff: found by what was typed, with what was hit, or paged by last change; each line with who holds
// the customer. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { type PageKey, pageKeyText, pageOf } from '#app/domain/calendar/page-key.ts';
import type { CustomerStatus } from '#app/domain/customer/customer.ts';
import type { LookupHit } from '#app/domain/customer/lookup.ts';
import { type OwnerState, ownerStatesOf } from '#app/domain/customer/owner-state.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import {
  type CustomerFilter,
  type CustomerLine,
  isEverything,
  listCustomerLines,
  listCustomerLinesByIds,
  listHoldings,
  listKeptAndBuying,
} from '#db/repositories/customer-lists.ts';
import { regionsWithin } from '../settings/choices.server.ts';
import { type Work, nowOf } from '../work.server.ts';
import { lookUpCustomers } from './lookup.server.ts';

export interface CustomerQuestion {
  text: string;
  status: CustomerStatus | null;
  regionCode: string | null;
  industryCode: string | null;
  owner?: OwnerState | null;
  after: PageKey | null;
  before: PageKey | null;
}

export interface ListedCustomer extends CustomerLine {
  /** Owners of record of live claims, oldest claim first. */
  owners: { partnerId: string; partnerName: string; protectedUntil: Instant | null }[];
  ownerStates: OwnerState[];
  /** Kept for direct sales today. */
  house: boolean;
  /** Buys already. */
  existing: boolean;
  /** What was hit; null where nothing was typed. */
  hit: LookupHit | null;
}

export interface CustomerPage {
  rows: ListedCustomer[];
  /** Nothing was hit: the closest companies that are no match. */
  lookAlikes: ListedCustomer[];
  /** Where the filters leave no match: how many there are without them, 60 at most. Null where nothing was left out. */
  leftOut: number | null;
  next: string | null;
  previous: string | null;
  /** The search engine did not answer: near names may be missing. */
  degraded: boolean;
}

export const pageSize = 30;
/** So many of the best that the engine proposes are looked at. */
const searched = 60;

export async function listCustomers(work: Work, actor: StaffActor, question: CustomerQuestion): Promise<CustomerPage> {
  requirePermission(actor, 'customer:read');
  const filter: CustomerFilter = {
    ...(question.status ? { status: question.status } : {}),
    ...(question.regionCode ? { regionCodes: await regionsWithin(work, question.regionCode) } : {}),
    ...(question.industryCode ? { industryCode: question.industryCode } : {}),
    ...(question.owner ? { owner: { state: question.owner, now: nowOf(work) } } : {}),
  };
  const text = cleanLine(question.text);
  return text ? findByText(work, actor, text, filter) : browse(work, filter, question);
}

async function findByText(work: Work, actor: StaffActor, text: string, filter: CustomerFilter): Promise<CustomerPage> {
  const isFiltered = !isEverything(filter);
  const { hits, lookAlikes, degraded } = await lookUpCustomers(work, actor, text, searched, isFiltered ? filter : null);
  const inOrder = async (ids: string[]) => {
    const lines = new Map((await listCustomerLinesByIds(work.db, ids)).map((line) => [line.id, line]));
    return ids.flatMap((id) => lines.get(id) ?? []);
  };
  const shownHits = hits.slice(0, pageSize);
  const rows = await inOrder(shownHits.map(({ id }) => id));
  const closest = isFiltered ? [] : await inOrder(lookAlikes);
  const shown = await withStanding(work, [...rows, ...closest], new Map(shownHits.map(({ id, hit }) => [id, hit])));
  const unfiltered = isFiltered && rows.length === 0 ? await lookUpCustomers(work, actor, text, searched) : null;
  return {
    rows: shown.slice(0, rows.length),
    lookAlikes: shown.slice(rows.length),
    leftOut: unfiltered && unfiltered.hits.length,
    next: null,
    previous: null,
    degraded,
  };
}

async function browse(
  work: Work,
  filter: CustomerFilter,
  { after, before }: Pick<CustomerQuestion, 'after' | 'before'>,
): Promise<CustomerPage> {
  const key = (place: PageKey) => ({ updatedAt: place.at, id: place.id });
  const found = await listCustomerLines(
    work.db,
    filter,
    before ? { before: key(before) } : after ? { after: key(after) } : {},
    pageSize + 1,
  );
  const page = pageOf(found, pageSize, { after, before }, (line) => pageKeyText({ at: line.updatedAt, id: line.id }));
  return {
    ...page,
    rows: await withStanding(work, page.rows, new Map()),
    lookAlikes: [],
    leftOut: null,
    degraded: false,
  };
}

async function withStanding(
  work: Work,
  lines: CustomerLine[],
  hits: ReadonlyMap<string, LookupHit>,
): Promise<ListedCustomer[]> {
  const ids = lines.map(({ id }) => id);
  const [holdings, { kept, buying }] = await Promise.all([
    listHoldings(work.db, ids),
    listKeptAndBuying(work.db, ids, nowOf(work)),
  ]);
  const house = new Set(kept);
  const existing = new Set(buying);
  return lines.map((line) => {
    const held = holdings.filter((holding) => holding.customerId === line.id);
    return {
      ...line,
      owners: held.map(({ partnerId, partnerName, protectedUntil }) => ({ partnerId, partnerName, protectedUntil })),
      ownerStates: ownerStatesOf(
        held.map(({ status }) => status),
        house.has(line.id),
      ),
      house: house.has(line.id),
      existing: existing.has(line.id),
      hit: hits.get(line.id) ?? null,
    };
  });
}
