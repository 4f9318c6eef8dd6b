// A partner takes a registration back before it is decided: its claim is freed, cases it stood in are closed.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import { afterRegistrationAct } from '#app/domain/registration/lifecycle.ts';
import { partnerStatusOf } from '#app/domain/registration/partner-status.ts';
import { findClaim } from '#db/repositories/claims.ts';
import { findRegistration, updateRegistration } from '#db/repositories/registrations.ts';
import { endClaim } from '../claim/end.server.ts';
import { closeConflictsOf } from '../conflict/close.server.ts';
import { decideOwnership, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export type Withdrawn = { ok: true } | { ok: false; reason: 'notPossible' | 'stale' };

export async function withdrawRegistration(
  work: Work,
  actor: PartnerActor,
  origin: Origin | null,
  input: { id: string; version: number },
): Promise<Withdrawn> {
  return decideOwnership<Withdrawn>(work, actor, origin, async (unit) => {
    const { trx, at } = unit;
    const registration = await findRegistration(trx, input.id, partnerScopeOf(actor));
    if (!registration) throw new NotFound('registration');
    // What its partner sees decides what its partner may do.
    const status = afterRegistrationAct(partnerStatusOf(registration), 'withdraw');
    if (!status) return rollBackWith({ ok: false, reason: 'notPossible' });
    if (registration.version !== input.version) return rollBackWith({ ok: false, reason: 'stale' });
    const entry = await unit.record(
      'registration.withdraw',
      { kind: 'registration', id: registration.id },
      { number: registration.number, partnerId: registration.partnerId },
    );
    const claim = registration.claimId ? await findClaim(trx, registration.claimId) : null;
    if (claim?.registrationId === registration.id) await endClaim(unit, claim, 'release', 'withdrawn');
    await updateRegistration(trx, registration.id, registration.version, {
      status,
      decidedAt: at,
      decidedBy: actor.userId,
      dueAt: null,
      holderRole: null,
      holderUserId: null,
      holderSince: null,
      updatedAt: at,
    });
    await closeConflictsOf(work, unit, registration.id);
    unit.audit({
      action: 'registration.withdraw',
      subjectKind: 'registration',
      subjectId: registration.id,
      subjectLabel: `${registration.number} ${registration.companyName}`,
      partnerId: registration.partnerId,
      customerId: registration.customerId,
      ledgerSeq: entry.seq,
      visibility: 'partner',
    });
    return { ok: true };
  });
}
