// A reviewer rejects with a coded reason: the provisional claim is released, the submitter is told why in the code's words.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { afterRegistrationAct } from '#app/domain/registration/lifecycle.ts';
import { findClaim } from '#db/repositories/claims.ts';
import { updateRegistration } from '#db/repositories/registrations.ts';
import { endClaim } from '../claim/end.server.ts';
import { decideOwnership, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { mailDelayMs } from './decision-window.server.ts';
import { getRegistrationForStaff } from './for-staff.server.ts';

export interface Rejection {
  id: string;
  version: number;
  /** A code of the list `rejectReason`, proven by the route to exist. */
  reasonCode: string;
  /** Read by the partner. */
  message: string | null;
  /** Read by staff only. */
  note: string | null;
}

export type Rejected = { ok: true } | { ok: false; reason: 'stale' | 'notPossible' };

export async function rejectRegistration(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: Rejection,
): Promise<Rejected> {
  return decideOwnership<Rejected>(work, actor, origin, async (unit) => {
    const { trx, at } = unit;
    const registration = await getRegistrationForStaff(trx, actor, input.id);
    if (registration.version !== input.version) return rollBackWith({ ok: false, reason: 'stale' });
    const status = afterRegistrationAct(registration.status, 'reject');
    if (!status) return rollBackWith({ ok: false, reason: 'notPossible' });
    const entry = await unit.record(
      'registration.reject',
      { kind: 'registration', id: registration.id },
      { number: registration.number, partnerId: registration.partnerId, reasonCode: input.reasonCode },
    );
    const claim = registration.claimId ? await findClaim(trx, registration.claimId) : null;
    if (claim) await endClaim(unit, claim, 'release', 'rejected');
    await updateRegistration(trx, registration.id, registration.version, {
      status,
      decidedAt: at,
      decidedBy: actor.userId,
      reasonCode: input.reasonCode,
      partnerMessage: input.message,
      dueAt: null,
      holderRole: null,
      holderUserId: null,
      holderSince: null,
      updatedAt: at,
    });
    const about = {
      subjectKind: 'registration',
      subjectId: registration.id,
      partnerId: registration.partnerId,
      customerId: registration.customerId,
    };
    unit.audit({
      ...about,
      action: 'registration.reject',
      subjectLabel: `${registration.number} ${registration.companyName}`,
      ledgerSeq: entry.seq,
      visibility: 'partner',
      data: { reasonCode: input.reasonCode, message: input.message },
    });
    if (input.note) unit.audit({ ...about, action: 'registration.resolve', data: { note: input.note } });
    unit.emit(
      'mail.send',
      {
        userId: registration.createdBy,
        message: {
          name: 'rejected',
          registrationId: registration.id,
          number: registration.number ?? '',
          companyName: registration.companyName,
          reasonCode: input.reasonCode,
          note: input.message,
        },
      },
      mailDelayMs,
    );
    return { ok: true };
  });
}
