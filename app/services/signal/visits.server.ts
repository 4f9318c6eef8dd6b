// Visits to the manufacturer's site as another system posts them: taken whole or not at all, kept for a while, forgotten.
import { type Instant, addDays } from '#app/domain/calendar/instant.ts';
import { type VisitProblem, readVisits } from '#app/domain/signal/visit.ts';
import { canonicalDomain } from '#search/matching/contact.ts';
import { deleteSiteVisitsBefore, insertSiteVisits } from '#db/repositories/site-visits.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { type Work, nowOf, sha256 } from '../work.server.ts';

export type TakenVisits = { ok: true; accepted: number; known: number } | { ok: false; problems: VisitProblem[] };

/** `posted` is the body as it came. `tokenId` says who sent it. */
export async function takeVisits(work: Work, tokenId: string, posted: unknown): Promise<TakenVisits> {
  const now = nowOf(work);
  const read = readVisits(posted, now);
  if (!read.ok) return read;
  const problems: VisitProblem[] = [];
  const rows = new Map<string, ReturnType<typeof rowOf>>();
  for (const [index, visit] of read.visits.entries()) {
    // A company's own domain: mail providers and bare suffixes say nothing about who came.
    const domain = canonicalDomain(visit.domain);
    if (!domain) problems.push({ path: `visits.${index}.domain`, code: 'domain' });
    else {
      const row = rowOf(domain, visit.page, visit.at, tokenId, now);
      rows.set(row.id, row);
    }
  }
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, 20) };
  const accepted = await insertSiteVisits(work.db, [...rows.values()]);
  return { ok: true, accepted, known: read.visits.length - accepted };
}

function rowOf(domain: string, page: string, visitedAt: Instant, tokenId: string, receivedAt: Instant) {
  return { id: sha256(`${domain} ${visitedAt} ${page}`), domain, page, visitedAt, tokenId, receivedAt };
}

const batch = 1000;

/** Forgets visits older than the rules keep them; answers how many. */
export async function forgetOldVisits(work: Work, signal?: AbortSignal): Promise<number> {
  const { signals } = await getRuleSet(work);
  const moment = addDays(nowOf(work), -signals.visitsKeptDays);
  let total = 0;
  for (;;) {
    const deleted = await deleteSiteVisitsBefore(work.db, moment, batch);
    total += deleted;
    if (deleted < batch || signal?.aborted) return total;
  }
}
