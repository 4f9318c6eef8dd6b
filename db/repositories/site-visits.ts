// Visits to the manufacturer's site, by domain and time. The same visit sent twice is one row.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader } from '../client.ts';
import { insertIgnore } from '../dialect.ts';

export interface SiteVisitRow {
  domain: string;
  page: string;
  visitedAt: Instant;
}

export interface NewSiteVisit extends SiteVisitRow {
  /** SHA-256 of domain, time and page. */
  id: string;
  tokenId: string;
  receivedAt: Instant;
}

/** Answers how many were new. */
export async function insertSiteVisits(db: Reader, visits: readonly NewSiteVisit[]): Promise<number> {
  let added = 0;
  for (let start = 0; start < visits.length; start += 200) {
    const results = await insertIgnore(db, 'siteVisits')
      .values(visits.slice(start, start + 200))
      .execute();
    added += results.reduce((sum, result) => sum + Number(result.numInsertedOrUpdatedRows ?? 0), 0);
  }
  return added;
}

export interface VisitsOf {
  domains: readonly string[];
  from: Instant;
  /** Not included. */
  until: Instant;
}

/** Newest first, `limit` of them. */
export async function listSiteVisits(
  db: Reader,
  { domains, from, until }: VisitsOf,
  limit: number,
): Promise<SiteVisitRow[]> {
  if (domains.length === 0) return [];
  return db
    .selectFrom('siteVisits')
    .select(['domain', 'page', 'visitedAt'])
    .where('domain', 'in', domains)
    .where('visitedAt', '>=', from)
    .where('visitedAt', '<', until)
    .orderBy('visitedAt', 'desc')
    .limit(limit)
    .execute();
}

export async function countSiteVisits(db: Reader, { domains, from, until }: VisitsOf): Promise<number> {
  if (domains.length === 0) return 0;
  const row = await db
    .selectFrom('siteVisits')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('domain', 'in', domains)
    .where('visitedAt', '>=', from)
    .where('visitedAt', '<', until)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Forgets visits made before `moment`; at most `limit`. Answers how many. */
export async function deleteSiteVisitsBefore(db: Reader, moment: Instant, limit: number): Promise<number> {
  const rows = await db
    .selectFrom('siteVisits')
    .select('id')
    .where('visitedAt', '<', moment)
    .orderBy('visitedAt')
    .limit(limit)
    .execute();
  if (rows.length === 0) return 0;
  await db
    .deleteFrom('siteVisits')
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return rows.length;
}
