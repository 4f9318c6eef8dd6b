// “Find a customer”: what was typed, the companies it hits and where, best first. What an engine proposes that is hit
// nowhere is no match: it is offered apart, and only where nothing was hit. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { contactFields, fieldShown, mayReadField } from '#app/domain/access/field.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { LookupHit } from '#app/domain/customer/lookup.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import { listCompanyRecords } from '#db/repositories/company-records.ts';
import { hitOf, likenessOf, lookupTextOf } from '#search/lookup/hit.ts';
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
/** Where nothing is hit, so many are scored. */
const scored = 10;
const lookAlikesShown = 3;

/** An empty text finds nothing. */
export async function lookUpCustomers(
  work: Work,
  actor: StaffActor,
  text: string,
  limit: number,
): Promise<LookupResult> {
  requirePermission(actor, 'customer:read');
  const query = cleanLine(text).slice(0, longestQuery);
  if (!query) return { hits: [], lookAlikes: [], degraded: false };
  const { ids, degraded } = await findCustomerIds(work, query, Math.max(limit, fewest));
  const companies = new Map((await listCompanyRecords(work.db, ids)).map((company) => [company.id, company]));
  const typed = lookupTextOf(query);
  const found = ids.flatMap((id) => companies.get(id) ?? []);
  const hits = found.flatMap((company) => {
    const hit = hitOf(typed, company);
    return hit ? [{ id: company.id, hit: shownTo(actor, hit) }] : [];
  });
  if (hits.length > 0) return { hits: hits.slice(0, limit), lookAlikes: [], degraded };
  const likenesses = found.slice(0, scored).map((company) => ({ id: company.id, ...likenessOf(typed, company) }));
  const near = likenesses.flatMap(({ id, hit }) => (hit ? [{ id, hit }] : []));
  return {
    hits: near.slice(0, limit),
    lookAlikes:
      near.length > 0
        ? []
        : likenesses
            .filter(({ resembles }) => resembles)
            .slice(0, lookAlikesShown)
            .map(({ id }) => id),
    degraded,
  };
}

/** Whoever may not read telephone numbers and addresses is told that one was hit, not which. */
function shownTo(actor: StaffActor, hit: LookupHit): LookupHit {
  if (hit.field !== 'phone' && hit.field !== 'email') return hit;
  const field = contactFields[hit.field];
  return mayReadField(actor, field) ? hit : { ...hit, value: fieldShown(actor, field, hit.value) ?? '', spans: [] };
}
