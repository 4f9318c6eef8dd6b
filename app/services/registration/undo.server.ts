// Takes a decision back within its window: status, claim and resolution as they were, no mail sent. Both acts stay in the ledger.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { msBetween } from '#app/domain/calendar/instant.ts';
import { afterClaimAct } from '#app/domain/claim/lifecycle.ts';
import { afterRegistrationAct } from '#app/domain/registration/lifecycle.ts';
import { firstDecisionDue } from '#app/domain/rule/rule-set.ts';
import { listAuditOfSubject } from '#db/repositories/audit.ts';
import { findClaim, findLiveClaim, updateClaim } from '#db/repositories/claims.ts';
import { cancelOutbox } from '#db/repositories/outbox.ts';
import { setCustomerStatus } from '#db/repositories/prospects.ts';
import { updateRegistration } from '#db/repositories/registrations.ts';
import { unlearn } from '../alias/learn.server.ts';
import { type Absorbed, releaseProspect } from '../customer/absorb.server.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { type UnitOfWork, decideOwnership, rollBackWith } from '../unit-of-work.server.ts';
import { type Origin, type Work, sha256 } from '../work.server.ts';
import { undoWindowMs } from './decision-window.server.ts';
import { getRegistrationForStaff } from './for-staff.server.ts';

export type Undone = { ok: true } | { ok: false; reason: 'stale' | 'notPossible' | 'tooLate' };

export async function undoDecision(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { id: string; version: number },
): Promise<Undone> {
  return decideOwnership<Undone>(work, actor, origin, async (unit) => {
    const { trx, at } = unit;
    const registration = await getRegistrationForStaff(trx, actor, input.id);
    if (registration.version !== input.version) return rollBackWith({ ok: false, reason: 'stale' });
    const status = afterRegistrationAct(registration.status, 'reopen');
    if (!status || registration.decidedBy !== actor.userId) return rollBackWith({ ok: false, reason: 'notPossible' });
    if (msBetween(registration.updatedAt, at) > undoWindowMs) return rollBackWith({ ok: false, reason: 'tooLate' });

    const entry = await unit.record(
      'registration.reopen',
      { kind: 'registration', id: registration.id },
      { number: registration.number, partnerId: registration.partnerId },
    );
    const resolution = registration.status === 'approved' ? await resolutionOf(unit, registration.id) : null;
    const absorbed = resolution?.absorbed ?? null;
    const customerId = absorbed?.prospectId ?? registration.customerId;
    const claim = registration.claimId ? await findClaim(trx, registration.claimId) : null;
    const claimStatus = claim ? afterClaimAct(claim.status, 'reopen') : null;
    if (claim && claimStatus && customerId) {
      const holder = await findLiveClaim(
        trx,
        { customerId, productLineId: claim.productLineId, scope: claim.scopeKey },
        sha256,
      );
      if (holder && holder.id !== claim.id) return rollBackWith({ ok: false, reason: 'notPossible' });
      const change = {
        status: claimStatus,
        customerId,
        protectedFrom: null,
        protectedUntil: null,
        endedAt: null,
        endReason: null,
      };
      await updateClaim(trx, claim, { ...change, ledgerSeq: entry.seq, updatedAt: at }, sha256);
    }
    if (absorbed) await releaseProspect(unit, absorbed, actor.userId);
    else {
      await unlearn(unit, 'registration', registration.id);
      if (resolution?.customerStatus === 'prospective' && customerId)
        await setCustomerStatus(trx, customerId, 'prospective', at);
    }

    const rules = await getRuleSet(work, trx);
    await updateRegistration(trx, registration.id, registration.version, {
      status,
      customerId,
      decidedAt: null,
      decidedBy: null,
      reasonCode: null,
      partnerMessage: null,
      returnFields: null,
      dueAt: firstDecisionDue(rules, registration.submittedAt ?? at),
      holderRole: 'channelManager',
      holderUserId: actor.userId,
      holderSince: at,
      updatedAt: at,
    });
    await cancelOutbox(trx, 'mail.send', registration.id, registration.updatedAt, at);
    unit.audit({
      action: 'registration.undo',
      subjectKind: 'registration',
      subjectId: registration.id,
      subjectLabel: `${registration.number} ${registration.companyName}`,
      partnerId: registration.partnerId,
      customerId,
      ledgerSeq: entry.seq,
      visibility: 'partner',
      data: { undone: registration.status },
    });
    return { ok: true };
  });
}

interface Resolution {
  absorbed: Absorbed | null;
  customerStatus: string | null;
}

/** What the approval did to the customer, as it wrote it down. */
async function resolutionOf(unit: UnitOfWork, registrationId: string): Promise<Resolution | null> {
  const events = await listAuditOfSubject(unit.trx, { kind: 'registration', id: registrationId }, 'all');
  const resolved = events.filter((event) => event.action === 'registration.resolve').at(-1);
  return resolved ? (resolved.data as unknown as Resolution) : null;
}
