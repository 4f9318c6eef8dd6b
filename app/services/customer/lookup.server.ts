// “Find a customer”: what was typed, the companies it hits and where, best first. What an engine proposes that is hit
// nowhere is no match: it is offered apart, and only where nothing was hit. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { contactFields, fieldShown, mayReadField } from '#app/domain/access/field.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { LookupHit } from '#app/domain/customer/lookup.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import { listCompanyRecords } from '#db/repositories/company-records.ts';
import { type CustomerFilter, listCustomerIdsAmong } from '#db/repositories/customer-lists.ts';
import { listFindableCompanies } from '#db/repositories/findable-companies.ts';
import { type LookupText, hitOf, likenessOf, lookupTextOf, mayHitCodes } from '#search/lookup/hit.ts';
import type { Work } from '../work.server.ts';
import { findCustomerIds } from './find-ids.server.ts';

/** What is typed beyond this says nothing more. */
export const longestQuery = 200;

export interface LookupResult {
  /** Best first. */
  hits: { id: string; hit: LookupHit }[];
  /** The closest that are no match; empty where something was hit. */
  lookAlikes: string[];
  /** The search engine did not answer: near names may be missing. */
  degraded: boolean;
}

const fewest = 24;
/** Where only some customers are wanted, so many are proposed for each that is shown. */
const deeper = 5;
/** Where nothing is hit, so many are scored. */
const scored = 10;
const lookAlikesShown = 3;
/** Names are read for so many of the proposed at once. */
const readAtOnce = 20;
/** An engine proposes the best first: after so many misses, what is left shares no more than a word or a region with the text. */
const missesInARow = 10;

/** An empty text finds nothing. Of the customers that `filter` leaves, so many are looked at as without one. */
export async function lookUpCustomers(
  work: Work,
  actor: StaffActor,
  text: string,
  limit: number,
  filter: CustomerFilter | null = null,
): Promise<LookupResult> {
  requirePermission(actor, 'customer:read');
  const query = cleanLine(text).slice(0, longestQuery);
  if (!query) return { hits: [], lookAlikes: [], degraded: false };
  const wanted = Math.max(limit, fewest);
  const { ids, degraded } = await findCustomerIds(work, query, filter ? wanted * deeper : wanted);
  const left = filter ? await among(work, ids, filter, wanted) : ids;
  const typed = lookupTextOf(query);
  const hits = await hitsAmong(work, actor, typed, left);
  if (hits.length > 0) return { hits: hits.slice(0, limit), lookAlikes: [], degraded };
  return { ...(await likenessesAmong(work, typed, left.slice(0, scored), limit)), degraded };
}

async function among(work: Work, ids: string[], filter: CustomerFilter, limit: number): Promise<string[]> {
  const passing = new Set(await listCustomerIdsAmong(work.db, ids, filter));
  return ids.filter((id) => passing.has(id)).slice(0, limit);
}

/** Looks at the proposed in turn, a part at a time, and no further once hits have stopped. */
async function hitsAmong(
  work: Work,
  actor: StaffActor,
  typed: LookupText,
  ids: readonly string[],
): Promise<LookupResult['hits']> {
  const hits: LookupResult['hits'] = [];
  for (let from = 0; from < ids.length; from += readAtOnce) {
    const part = ids.slice(from, from + readAtOnce);
    const found = await listFindableCompanies(work.db, part, { codes: mayHitCodes(typed) });
    const companies = new Map(found.map((company) => [company.id, company]));
    let sinceHit = 0;
    for (const id of part) {
      const company = companies.get(id);
      const hit = company && hitOf(typed, company);
      if (hit) hits.push({ id, hit: shownTo(actor, hit) });
      sinceHit = hit ? 0 : sinceHit + 1;
    }
    if (sinceHit >= missesInARow) break;
  }
  return hits;
}

async function likenessesAmong(
  work: Work,
  typed: LookupText,
  ids: readonly string[],
  limit: number,
): Promise<Pick<LookupResult, 'hits' | 'lookAlikes'>> {
  const companies = new Map((await listCompanyRecords(work.db, ids)).map((company) => [company.id, company]));
  const likenesses = ids.flatMap((id) => {
    const company = companies.get(id);
    return company ? [{ id, ...likenessOf(typed, company) }] : [];
  });
  const near = likenesses.flatMap(({ id, hit }) => (hit ? [{ id, hit }] : []));
  if (near.length > 0) return { hits: near.slice(0, limit), lookAlikes: [] };
  const resembling = likenesses.filter(({ resembles }) => resembles);
  return { hits: [], lookAlikes: resembling.slice(0, lookAlikesShown).map(({ id }) => id) };
}

/** Whoever may not read telephone numbers and addresses is told that one was hit, not which. */
function shownTo(actor: StaffActor, hit: LookupHit): LookupHit {
  if (hit.field !== 'phone' && hit.field !== 'email') return hit;
  const field = contactFields[hit.field];
  return mayReadField(actor, field) ? hit : { ...hit, value: fieldShown(actor, field, hit.value) ?? '', spans: [] };
}
