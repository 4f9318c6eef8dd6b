// Compares one open registration, or the one behind a live claim, with companies of the list as they are now, by the same scorer
// that judged it first, and keeps what has changed as lines of the work list. Changes nothing about the registration itself.
import { addDays, type Instant } from '#app/domain/calendar/instant.ts';
import { type ClaimScope, scopeOf } from '#app/domain/claim/key.ts';
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import type { CandidateAsSeen } from '#app/domain/registration/candidate.ts';
import { differenceOf } from '#app/domain/sweep/difference.ts';
import { listCompanyRecords } from '#db/repositories/company-records.ts';
import { listOpenConflictsOf } from '#db/repositories/conflicts.ts';
import { listCustomerHeads } from '#db/repositories/customers.ts';
import { findLatestVerdict, findRegistration } from '#db/repositories/registrations.ts';
import { getSellingTerms, listStanding } from '#db/repositories/standing.ts';
import { type SweepItem, insertItem } from '#db/repositories/sweep-items.ts';
import type { SweepSubject } from '#db/repositories/sweep-subjects.ts';
import { compareCompanies } from '#search/matching/match.ts';
import { probeFor } from '../registration/check.server.ts';
import { findSameCompany } from '../search/find.server.ts';
import { commit } from '../unit-of-work.server.ts';
import { type Work, nowOf } from '../work.server.ts';

export const sweeper = { kind: 'system', name: 'sweep' } as const;

/** The whole list: what the engine finds today, and what was seen then. Answers how many differences were new. */
export async function sweepSubject(work: Work, subject: SweepSubject): Promise<number> {
  const registration = await findRegistration(work.db, subject.registrationId, null);
  if (!registration) return 0;
  const { found, engine } = await findSameCompany(work, probeFor(registration));
  const seen = await readSeen(work, subject.registrationId);
  const ids = new Set([...found.map(({ customerId }) => customerId), ...seen.candidates.keys()]);
  return compareWith(work, subject, [...ids], engine);
}

/** Only some companies: those that changed. */
export async function compareWith(
  work: Work,
  subject: SweepSubject,
  customerIds: readonly string[],
  engine: string,
): Promise<number> {
  const { db } = work;
  const registration = await findRegistration(db, subject.registrationId, null);
  if (!registration) return 0;
  const probe = probeFor(registration);
  const [records, heads, seen, conflicts, terms] = await Promise.all([
    listCompanyRecords(db, customerIds),
    listCustomerHeads(db, customerIds),
    readSeen(work, subject.registrationId),
    listOpenConflictsOf(db, subject.registrationId),
    getSellingTerms(db, subject.partnerId, registration.productLineId ?? ''),
  ]);
  const now = nowOf(work);
  const standing = await listStanding(db, {
    customerIds,
    productLineId: registration.productLineId ?? '',
    scopeKey: scopeOf((terms.productLine?.claimScope ?? 'customer') as ClaimScope, registration),
    partnerId: subject.partnerId,
    now,
    cooledFrom: addDays(now, 0),
  });
  const items: SweepItem[] = [];
  for (const record of records) {
    // A company that only a registration named was judged against everything when that was submitted.
    if (heads.find(({ id }) => id === record.id)?.status !== 'active') continue;
    const explanation = compareCompanies(probe, record, engine);
    const then = seen.candidates.get(record.id) ?? null;
    const claim = standing.live.find(
      (live) => live.customerId === record.id && live.ownerPartnerId !== subject.partnerId,
    );
    const kind = differenceOf({
      then: then?.explanation.verdict ?? 'none',
      now: explanation.verdict,
      isOwn: record.id === registration.customerId,
      // A case that is open already needs no second one.
      rivalNow: claim !== undefined && !conflicts.some(({ claimId }) => claimId === claim.id),
      rivalThen: then?.standing.claim?.own === false,
    });
    if (!kind) continue;
    items.push(itemOf(work, subject, { kind, now, then, explanation, customerId: record.id, checkedAt: seen.at }));
  }
  if (items.length === 0) return 0;
  return commit(work, sweeper, null, async ({ trx }) => {
    let found = 0;
    for (const item of items) if (await insertItem(trx, item)) found += 1;
    return found;
  });
}

/** What the registration's last check saw, by the id each company answers to today. */
async function readSeen(
  work: Work,
  registrationId: string,
): Promise<{ at: Instant | null; candidates: Map<string, CandidateAsSeen> }> {
  const stored = await findLatestVerdict(work.db, registrationId);
  const listed = stored ? (JSON.parse(stored.candidates) as CandidateAsSeen[]) : [];
  const heads = await listCustomerHeads(
    work.db,
    listed.map(({ customerId }) => customerId),
  );
  const candidates = new Map<string, CandidateAsSeen>();
  for (const candidate of listed.toReversed()) {
    const head = heads.find(({ id }) => id === candidate.customerId);
    candidates.set(head?.canonicalId ?? candidate.customerId, candidate);
  }
  return { at: stored?.at ?? null, candidates };
}

function itemOf(
  work: Work,
  subject: SweepSubject,
  found: {
    kind: SweepItem['kind'];
    now: Instant;
    then: CandidateAsSeen | null;
    explanation: Explanation;
    customerId: string;
    checkedAt: Instant | null;
  },
): SweepItem {
  const { then, explanation } = found;
  return {
    id: work.newId(),
    registrationId: subject.registrationId,
    claimId: subject.claimId,
    partnerId: subject.partnerId,
    customerId: found.customerId,
    kind: found.kind,
    oldVerdict: then?.explanation.verdict ?? 'none',
    newVerdict: explanation.verdict,
    oldExplanation: then && JSON.stringify(then.explanation),
    newExplanation: JSON.stringify(explanation),
    checkedAt: found.checkedAt,
    weightsHash: explanation.weightsHash,
    status: 'open',
    foundAt: found.now,
    resolvedAt: null,
    resolvedBy: null,
    reason: null,
    conflictId: null,
    version: 1,
  };
}
