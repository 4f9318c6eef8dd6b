// Closes the open cases a registration stood in when there is nothing left to rule; a challenger still standing goes back to
// review. One that never knew of the case sees nothing move.
import { afterRegistrationAct } from '#app/domain/registration/lifecycle.ts';
import { isUntoldCase } from '#app/domain/registration/partner-status.ts';
import { firstDecisionDue } from '#app/domain/rule/rule-set.ts';
import { findClaim } from '#db/repositories/claims.ts';
import { listOpenConflictsOf, updateConflict } from '#db/repositories/conflicts.ts';
import {
  type RegistrationRow,
  findRegistration,
  moveUnseen,
  updateRegistration,
} from '#db/repositories/registrations.ts';
import { getRuleSet } from '../rule/current.server.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';
import type { Work } from '../work.server.ts';
import { tellOutcome } from './tell.server.ts';

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
      await releaseChallenger(work, unit, conflict.challengerRegistrationId);
  }
}

/** Of a case that ended without a ruling: whoever asked for it is told, whoever did not sees nothing move. */
async function releaseChallenger(work: Work, unit: UnitOfWork, registrationId: string): Promise<void> {
  const registration = await findRegistration(unit.trx, registrationId, null);
  if (!registration) return;
  if (!isUntoldCase(registration)) {
    await backToReview(work, unit, registrationId);
    tellOutcome(unit, registration, { outcome: 'back', seq: null });
    return;
  }
  const status = afterRegistrationAct(
    registration.status,
    (await isHeld(unit, registration)) ? 'reinstate' : 'dismiss',
  );
  if (status) await moveUnseen(unit.trx, registration.id, registration.status, status);
}

/** A disputed registration waits for an ordinary decision again; one that holds its customer already goes on holding it. */
export async function backToReview(work: Work, unit: UnitOfWork, registrationId: string): Promise<void> {
  const registration = await findRegistration(unit.trx, registrationId, null);
  if (!registration) return;
  const held = await isHeld(unit, registration);
  const status = afterRegistrationAct(registration.status, held ? 'reinstate' : 'dismiss');
  if (!status) return;
  if (held) {
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
    dueAt: firstDecisionDue(rules, unit.at),
    holderRole: 'channelManager',
    holderSince: unit.at,
    updatedAt: unit.at,
  });
}

/** It holds a protected claim on an entry of its own. */
async function isHeld(unit: UnitOfWork, registration: RegistrationRow): Promise<boolean> {
  const claim = registration.claimId ? await findClaim(unit.trx, registration.claimId) : null;
  return claim?.registrationId === registration.id && (claim.status === 'active' || claim.status === 'extended');
}
