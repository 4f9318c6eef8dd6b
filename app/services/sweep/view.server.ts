// The sweep's work list and one line of it: the registration or claim, the other company, and why, then and now. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { type PageKey, pageKeyText } from '#app/domain/calendar/page-key.ts';
import { isLive } from '#app/domain/claim/lifecycle.ts';
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import type { Language } from '#app/domain/language/language.ts';
import { nameIn } from '#app/domain/language/named.ts';
import type { SweepKind } from '#app/domain/sweep/difference.ts';
import { findClaim } from '#db/repositories/claims.ts';
import { findConflict } from '#db/repositories/conflicts.ts';
import { listHoldings } from '#db/repositories/customer-lists.ts';
import { listCustomerHeads } from '#db/repositories/customers.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { findSurroundings } from '#db/repositories/review-record.ts';
import { listItems } from '#db/repositories/sweep-items.ts';
import { countWaiting } from '#db/repositories/waiting.ts';
import { findUser } from '#db/repositories/users.ts';
import { countLimit } from '../home/count-waiting.server.ts';
import { explanationFor } from '../registration/view-for-review.server.ts';
import { type Work, nowOf } from '../work.server.ts';
import { getItem, mayDispute } from './resolve.server.ts';

const pageSize = 30;

export interface SweepQuestion {
  status: 'open' | 'resolved';
  kind: SweepKind | null;
  after: PageKey | null;
}

export async function readSweep(work: Work, actor: StaffActor, scope: StaffScope, question: SweepQuestion) {
  requirePermission(actor, 'review:read');
  const [found, waiting] = await Promise.all([
    listItems(work.db, scope, question, pageSize + 1),
    countWaiting(work.db, scope, countLimit, ['sweep']),
  ]);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  const at = last && (question.status === 'open' ? last.foundAt : last.resolvedAt);
  return {
    rows,
    open: waiting.sweep,
    next: found.length > pageSize && last && at ? pageKeyText({ at, id: last.id }) : null,
  };
}

export async function viewSweepItem(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  asked: { id: string; language: Language },
) {
  requirePermission(actor, 'review:read');
  const { db } = work;
  const item = await getItem(db, actor, asked.id);
  const [registration, around, [other], conflict, resolvedBy] = await Promise.all([
    findRegistration(db, item.registrationId, null),
    findSurroundings(db, scope, item.registrationId),
    listCustomerHeads(db, [item.customerId]),
    item.conflictId ? findConflict(db, item.conflictId) : null,
    item.resolvedBy ? findUser(db, item.resolvedBy) : null,
  ]);
  if (!registration || !around || !other) throw new Error(`sweep item ${item.id} lost its sides`);
  const [holdings, own, claim, rival] = await Promise.all([
    listHoldings(db, [other.id]),
    registration.customerId ? listCustomerHeads(db, [registration.customerId]) : [],
    registration.claimId ? findClaim(db, registration.claimId) : null,
    mayDispute(work, item, registration),
  ]);
  const explained = (text: string | null) => text && explanationFor(actor, JSON.parse(text) as Explanation);
  return {
    item: {
      id: item.id,
      version: item.version,
      kind: item.kind,
      status: item.status,
      oldVerdict: item.oldVerdict,
      newVerdict: item.newVerdict,
      checkedAt: item.checkedAt,
      foundAt: item.foundAt,
      resolvedAt: item.resolvedAt,
      resolvedBy: resolvedBy?.name ?? null,
      reason: item.reason,
      conflict: conflict && { id: conflict.id, number: conflict.number },
    },
    before: explained(item.oldExplanation) || null,
    after: explained(item.newExplanation) as Explanation,
    registration: {
      id: registration.id,
      number: registration.number,
      companyName: registration.companyName,
      status: registration.status,
      isClaim: claim !== null && isLive(claim.status) && registration.status === 'approved',
      partnerName: around.partner.name,
      productLine: around.productLine && nameIn(asked.language, around.productLine),
      customer: own[0] ? { id: own[0].id, legalName: own[0].legalName } : null,
    },
    other: {
      id: other.id,
      legalName: other.legalName,
      uscc: other.uscc,
      canonicalId: other.canonicalId,
      holders: [...new Set(holdings.map(({ partnerName }) => partnerName))],
    },
    mayDispute: rival !== null,
    now: nowOf(work),
  };
}
