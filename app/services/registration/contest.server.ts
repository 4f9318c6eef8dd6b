// A refused submitter asks for a ruling. What stood in the way, a rival's claim or the manufacturer's own, makes no difference to it.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import { type ClaimScope, scopeOf } from '#app/domain/claim/key.ts';
import { afterRegistrationAct, isContestable } from '#app/domain/registration/lifecycle.ts';
import { rulingDue } from '#app/domain/rule/rule-set.ts';
import { findLiveClaim } from '#db/repositories/claims.ts';
import { listEvidence } from '#db/repositories/evidence.ts';
import { findRegistration, updateRegistration } from '#db/repositories/registrations.ts';
import { getSellingTerms } from '#db/repositories/standing.ts';
import { startConflict } from '../conflict/start.server.ts';
import { familyClaimOn } from '../family/standing.server.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { decideOwnership, rollBackWith } from '../unit-of-work.server.ts';
import { type Origin, type Work, sha256 } from '../work.server.ts';

export type Contested = { ok: true; conflictNumber: string } | { ok: false; reason: 'notPossible' | 'stale' };

export async function contestRefusal(
  work: Work,
  actor: PartnerActor,
  origin: Origin | null,
  input: { id: string; version: number; statement: string },
): Promise<Contested> {
  return decideOwnership<Contested>(work, actor, origin, async (unit) => {
    const { trx, at } = unit;
    const registration = await findRegistration(trx, input.id, partnerScopeOf(actor));
    if (!registration) throw new NotFound('registration');
    const status = afterRegistrationAct(registration.status, 'contest');
    if (!status || !isContestable(registration) || !registration.customerId)
      return rollBackWith({ ok: false, reason: 'notPossible' });
    if (registration.version !== input.version) return rollBackWith({ ok: false, reason: 'stale' });

    const productLineId = registration.productLineId ?? '';
    const terms = await getSellingTerms(trx, registration.partnerId, productLineId);
    const scope = scopeOf((terms.productLine?.claimScope ?? 'customer') as ClaimScope, registration);
    const { customerId } = registration;
    const direct = await findLiveClaim(trx, { customerId, productLineId, scope }, sha256);
    const kin = await familyClaimOn(trx, {
      customerId,
      hasOwnClaim: direct !== null,
      policy: terms.productLine?.familyPolicy ?? 'warn',
      productLineId,
      scopeKey: scope,
      partnerId: registration.partnerId,
      at,
    });
    const viaFamily = kin.fact === 'other' ? kin.claim : null;
    const rules = await getRuleSet(work, trx);
    const entry = await unit.record(
      'registration.contest',
      { kind: 'registration', id: registration.id },
      {
        number: registration.number,
        partnerId: registration.partnerId,
        statementHash: sha256(input.statement),
        evidence: (await listEvidence(trx, registration.id)).map(({ sha256: digest }) => digest),
      },
    );
    const conflict = await startConflict(work, unit, {
      cause: viaFamily ? 'family' : 'contest',
      claimId: direct?.id ?? viaFamily?.claimId ?? null,
      incumbentRegistrationId: direct?.registrationId ?? viaFamily?.registrationId ?? null,
      challenger: { id: registration.id, partnerId: registration.partnerId, label: registration.companyName },
      statement: input.statement,
      seq: entry.seq,
      rules,
      openedBy: actor.userId,
    });
    await updateRegistration(trx, registration.id, registration.version, {
      status,
      decidedAt: null,
      dueAt: rulingDue(rules, at),
      holderRole: 'channelManager',
      holderUserId: terms.partner.channelManagerId,
      holderSince: at,
      updatedAt: at,
    });
    unit.audit({
      action: 'registration.contest',
      subjectKind: 'registration',
      subjectId: registration.id,
      subjectLabel: `${registration.number} ${registration.companyName}`,
      partnerId: registration.partnerId,
      customerId: registration.customerId,
      ledgerSeq: entry.seq,
      visibility: 'partner',
      data: { conflict: conflict.number },
    });
    return { ok: true, conflictNumber: conflict.number };
  });
}
