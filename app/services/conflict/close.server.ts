// Closes the open cases a registration stood in when there is nothing left to rule; a challenger still standing goes back to review.
import { addMs, hourMs } from '#app/domain/calendar/instant.ts';
import { afterRegistrationAct } from '#app/domain/registration/lifecycle.ts';
import { findClaim } from '#db/repositories/claims.ts';
import { listOpenConflictsOf, updateConflict } from '#db/repositories/conflicts.ts';
import { findRegistration, updateRegistration } from '#db/repositories/registrations.ts';
import { getRuleSet } from '../rule/current.server.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';
import type { Work } from '../work.server.ts';

export async function closeConflictsOf(work: Work, unit: UnitOfWork, registrationId: string): Promise<void> {
  for (const conflict of await listOpenConflictsOf(unit.trx, registrationId)) {
    await updateConflict(unit.trx, conflict.id, conflict.version, { status: 'closed', ruledAt: unit.at });
    unit.audit({
      action: 'conflict.close',
      subjectKind: 'conflict',
      subjectId: conflict.id,
      subjectLabel: conflict.number,
      data: { because: 'withdrawn' },
    });
    if (conflict.challengerRegistrationId !== registrationId)
      await backToReview(work, unit, conflict.challengerRegistrationId);
  }
}

/** A disputed registration waits for an ordinary decision again; one that holds its customer already goes on holding it. */
export async function backToReview(work: Work, unit: UnitOfWork, registrationId: string): Promise<void> {
  const registration = await findRegistration(unit.trx, registrationId, null);
  if (!registration) return;
  const claim = registration.claimId ? await findClaim(unit.trx, registration.claimId) : null;
  const isHeld =
    claim?.registrationId === registration.id && (claim.status === 'active' || claim.status === 'extended');
  const status = afterRegistrationAct(registration.status, isHeld ? 'reinstate' : 'dismiss');
  if (!status) return;
  if (isHeld) {
    const noLonger = { dueAt: null, holderRole: null, holderUserId: null, holderSince: null };
    await updateRegistration(unit.trx, registration.id, registration.version, {
      ...noLonger,
      status,
      decidedAt: unit.at,
      updatedAt: unit.at,
    });
    return;
  }
  const rules = await getRuleSet(work, unit.trx);
  await updateRegistration(unit.trx, registration.id, registration.version, {
    status,
    answer: 'needsReview',
    reasonCode: null,
    decidedAt: null,
    dueAt: addMs(unit.at, rules.limits.firstDecisionHours * hourMs),
    holderRole: 'channelManager',
    holderSince: unit.at,
    updatedAt: unit.at,
  });
}
