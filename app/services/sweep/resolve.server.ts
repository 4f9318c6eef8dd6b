// A reviewer answers a line of the sweep's work list: dismisses it with a reason, accepts the new explanation as the one kept with
// the registration, or opens a conflict with the claim that stands in the way. Each answer is in the trail.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { addDays } from '#app/domain/calendar/instant.ts';
import { type ClaimScope, scopeOf } from '#app/domain/claim/key.ts';
import { type SweepAct, afterSweepAct } from '#app/domain/sweep/difference.ts';
import type { Reader } from '#db/client.ts';
import { type ClaimRow, findClaim } from '#db/repositories/claims.ts';
import { type RegistrationRow, findRegistration } from '#db/repositories/registrations.ts';
import { isPartnerInScope } from '#db/repositories/staff-scope.ts';
import { getSellingTerms, listStanding } from '#db/repositories/standing.ts';
import { type SweepItem, findItem, updateItem } from '#db/repositories/sweep-items.ts';
import { openBetween } from '../conflict/open.server.ts';
import { probeFor } from '../registration/check.server.ts';
import { keepNewVerdict } from '../registration/recheck.server.ts';
import { findSameCompany } from '../search/find.server.ts';
import { type UnitOfWork, commit, decideOwnership, rollBackWith } from '../unit-of-work.server.ts';
import { type Origin, type Work, nowOf } from '../work.server.ts';

export interface Resolution {
  id: string;
  version: number;
  act: SweepAct;
  /** Why it is dismissed; a note otherwise. */
  reason: string | null;
}

export type Resolved =
  | { ok: true; conflict: { id: string; number: string } | null }
  /** `noClaim`: no rival's live claim is left to dispute. `notPossible`: the registration can no longer be disputed. */
  | { ok: false; reason: 'stale' | 'reasonMissing' | 'noClaim' | 'notPossible' };

/** An item of a partner in the actor's scope; for everybody else it does not exist. */
export async function getItem(db: Reader, actor: StaffActor, id: string): Promise<SweepItem> {
  const item = await findItem(db, id);
  if (!item || !(await isPartnerInScope(db, staffScopeOf(actor), item.partnerId))) throw new NotFound('sweep');
  return item;
}

export async function resolveItem(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: Resolution,
): Promise<Resolved> {
  requirePermission(actor, 'review:decide');
  const seen = await getItem(work.db, actor, input.id);
  if (input.act === 'conflict') return openOver(work, actor, origin, input);
  if (input.act === 'dismiss' && !input.reason) return { ok: false, reason: 'reasonMissing' };
  const before = input.act === 'accept' ? await findRegistration(work.db, seen.registrationId, null) : null;
  const findings = before && (await findSameCompany(work, probeFor(before)));
  return commit<Resolved>(work, actor, origin, async (unit) => {
    const { item, registration } = await readForAnswer(unit, actor, input);
    if (!(await answer(unit, actor, item, input, null))) return rollBackWith({ ok: false, reason: 'stale' });
    if (findings) await keepNewVerdict(work, unit, registration, findings);
    record(unit, input.act, item, registration, { reason: input.reason });
    return { ok: true, conflict: null };
  });
}

function openOver(work: Work, actor: StaffActor, origin: Origin | null, input: Resolution): Promise<Resolved> {
  return decideOwnership<Resolved>(work, actor, origin, async (unit) => {
    const { item, registration } = await readForAnswer(unit, actor, input);
    const sides = await sidesOf(unit.trx, item, registration, unit.at);
    if (!sides) return rollBackWith({ ok: false, reason: 'noClaim' });
    const conflict = await openBetween(work, unit, actor, sides.challenger, sides.atStake);
    if (!conflict) return rollBackWith({ ok: false, reason: 'notPossible' });
    if (!(await answer(unit, actor, item, input, conflict.id))) return rollBackWith({ ok: false, reason: 'stale' });
    record(unit, input.act, item, registration, { reason: input.reason, conflict: conflict.number });
    return { ok: true, conflict };
  });
}

async function readForAnswer(unit: UnitOfWork, actor: StaffActor, input: Resolution) {
  const item = await getItem(unit.trx, actor, input.id);
  const registration = await findRegistration(unit.trx, item.registrationId, null);
  if (!registration) throw new NotFound('registration');
  if (item.version !== input.version) return rollBackWith({ ok: false, reason: 'stale' });
  return { item, registration };
}

function answer(
  unit: UnitOfWork,
  actor: StaffActor,
  item: SweepItem,
  { act, reason }: Resolution,
  conflictId: string | null,
): Promise<boolean> {
  const status = afterSweepAct(item.status, act);
  if (!status) return Promise.resolve(false);
  return updateItem(unit.trx, item, { status, reason, conflictId, resolvedAt: unit.at, resolvedBy: actor.userId });
}

function record(
  unit: UnitOfWork,
  act: SweepAct,
  item: SweepItem,
  registration: RegistrationRow,
  data: Record<string, unknown>,
): void {
  unit.audit({
    action: `sweep.${act}`,
    subjectKind: 'registration',
    subjectId: registration.id,
    subjectLabel: `${registration.number} ${registration.companyName}`,
    partnerId: registration.partnerId,
    customerId: registration.customerId,
    data: {
      ...data,
      sweepItemId: item.id,
      otherCustomerId: item.customerId,
      from: item.oldVerdict,
      to: item.newVerdict,
    },
  });
}

/** The rival's live claim on the other company, for the registration's product line and scope; null when there is none today. */
export async function findRivalClaim(
  db: Reader,
  item: Pick<SweepItem, 'customerId' | 'partnerId'>,
  registration: RegistrationRow,
  at: string,
): Promise<ClaimRow | null> {
  const terms = await getSellingTerms(db, item.partnerId, registration.productLineId ?? '');
  const { live } = await listStanding(db, {
    customerIds: [item.customerId],
    productLineId: registration.productLineId ?? '',
    scopeKey: scopeOf((terms.productLine?.claimScope ?? 'customer') as ClaimScope, registration),
    partnerId: item.partnerId,
    now: at,
    cooledFrom: addDays(at, 0),
  });
  const rival = live.find(({ ownerPartnerId }) => ownerPartnerId !== item.partnerId);
  return rival ? findClaim(db, rival.id) : null;
}

/** Who disputes whose claim: an open registration the rival's; of two protected ones the later by the ledger the earlier's. */
async function sidesOf(
  db: Reader,
  item: SweepItem,
  registration: RegistrationRow,
  at: string,
): Promise<{ challenger: RegistrationRow; atStake: ClaimRow } | null> {
  const rival = await findRivalClaim(db, item, registration, at);
  if (!rival) return null;
  const own =
    registration.status === 'approved' && registration.claimId ? await findClaim(db, registration.claimId) : null;
  if (!own || own.ledgerSeq > rival.ledgerSeq) return { challenger: registration, atStake: rival };
  const later = await findRegistration(db, rival.registrationId, null);
  return later ? { challenger: later, atStake: own } : null;
}

/** For the page: whether a conflict can be opened now. */
export async function mayDispute(work: Work, item: SweepItem, registration: RegistrationRow): Promise<ClaimRow | null> {
  return item.status === 'open' ? findRivalClaim(work.db, item, registration, nowOf(work)) : null;
}
