// A reviewer opens a conflict between a registration under review and the live claim of a look-alike. Neither side is told
// before the ruling: of the registration nothing moves that its partner could see.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { isLive } from '#app/domain/claim/lifecycle.ts';
import type { CandidateAsSeen } from '#app/domain/registration/candidate.ts';
import { afterRegistrationAct } from '#app/domain/registration/lifecycle.ts';
import type { Reader } from '#db/client.ts';
import { type ClaimRow, findClaim } from '#db/repositories/claims.ts';
import { type RegistrationRow, findLatestVerdict, moveUnseen } from '#db/repositories/registrations.ts';
import { getRegistrationForStaff } from '../registration/for-staff.server.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { type UnitOfWork, decideOwnership, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { startConflict } from './start.server.ts';

export type ConflictOpened = { ok: true; id: string; number: string } | { ok: false; reason: 'stale' | 'notPossible' };

export async function openConflict(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { registrationId: string; version: number; claimId: string },
): Promise<ConflictOpened> {
  return decideOwnership<ConflictOpened>(work, actor, origin, async (unit) => {
    const { trx } = unit;
    const registration = await getRegistrationForStaff(trx, actor, input.registrationId);
    if (registration.version !== input.version) return rollBackWith({ ok: false, reason: 'stale' });
    const claim = await findClaim(trx, input.claimId);
    if (!claim) throw new NotFound('claim');
    const conflict = await openBetween(work, unit, actor, registration, claim);
    return conflict ? { ok: true, ...conflict } : rollBackWith({ ok: false, reason: 'notPossible' });
  });
}

/** Opens the case inside a unit of work that took the ledger head; null when the registration cannot be disputed over that claim. */
export async function openBetween(
  work: Work,
  unit: UnitOfWork,
  actor: StaffActor,
  registration: RegistrationRow,
  claim: ClaimRow,
): Promise<{ id: string; number: string } | null> {
  const status = afterRegistrationAct(registration.status, 'dispute');
  if (!status || !isLive(claim.status) || claim.ownerPartnerId === registration.partnerId) return null;
  const rules = await getRuleSet(work, unit.trx);
  const entry = await unit.record(
    'registration.contest',
    { kind: 'registration', id: registration.id },
    { number: registration.number, partnerId: registration.partnerId, openedBy: 'staff' },
  );
  const conflict = await startConflict(work, unit, {
    cause: (await isSeenAsSame(unit.trx, registration.id, claim.customerId)) ? 'likelySame' : 'family',
    claimId: claim.id,
    incumbentRegistrationId: claim.registrationId,
    challenger: { id: registration.id, partnerId: registration.partnerId, label: registration.companyName },
    statement: null,
    seq: entry.seq,
    rules,
    openedBy: actor.userId,
  });
  await moveUnseen(unit.trx, registration.id, registration.status, status);
  unit.audit({
    action: 'registration.contest',
    subjectKind: 'registration',
    subjectId: registration.id,
    subjectLabel: `${registration.number} ${registration.companyName}`,
    partnerId: registration.partnerId,
    customerId: registration.customerId,
    ledgerSeq: entry.seq,
    data: { conflict: conflict.number },
  });
  return conflict;
}

/** The claim's customer was a look-alike of the registration; if not, the reviewer means a member of its family. */
async function isSeenAsSame(trx: Reader, registrationId: string, customerId: string): Promise<boolean> {
  const stored = await findLatestVerdict(trx, registrationId);
  const candidates = stored ? (JSON.parse(stored.candidates) as CandidateAsSeen[]) : [];
  const seen = candidates.find((candidate) => candidate.customerId === customerId);
  const isKin = candidates.some(({ family }) => family?.some((member) => member.customerId === customerId));
  return (seen !== undefined && seen.explanation.verdict !== 'related') || !isKin;
}
