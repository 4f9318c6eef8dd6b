// What each outcome of a ruling does to registrations and claims. Runs inside the ruling's unit of work.
import { type RegistrationAct, afterRegistrationAct } from '#app/domain/registration/lifecycle.ts';
import { type ClaimRow, findClaim } from '#db/repositories/claims.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import { setCustomerStatus } from '#db/repositories/prospects.ts';
import {
  type RegistrationChange,
  type RegistrationRow,
  findRegistration,
  updateRegistration,
} from '#db/repositories/registrations.ts';
import type { OutcomeTold } from '#app/mail/message.ts';
import { learnTypedName } from '../alias/learn.server.ts';
import { activateClaim } from '../claim/activate.server.ts';
import { endClaim } from '../claim/end.server.ts';
import { absorbProspect } from '../customer/absorb.server.ts';
import { prospectFor, prospectSource } from '../registration/take-place.server.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';
import type { Work } from '../work.server.ts';
import { backToReview } from './close.server.ts';
import { tellOutcome } from './tell.server.ts';
import type { Case } from './rule.server.ts';

/** The challenger's registration ends; the claim at stake stays as it is. */
export async function keepWithIncumbent(work: Work, unit: UnitOfWork, open: Case): Promise<void> {
  const { challenger, incumbent, actor } = open;
  const own = challenger.claimId ? await findClaim(unit.trx, challenger.claimId) : null;
  if (own?.registrationId === challenger.id) await endClaim(unit, own, 'release', 'overruled');
  // Companies of one family stay two, whoever of their partners has the customer.
  const isKin = open.conflict.cause === 'family';
  const customerId = isKin ? challenger.customerId : (incumbent?.customerId ?? challenger.customerId);
  if (!isKin) await confirmSame(work, unit, open, customerId);
  await settle(unit, challenger, 'lose', { reasonCode: open.reasonCode, customerId, decidedBy: actor.userId });
  tell(unit, challenger, open, 'lost', null);
  if (incumbent) tell(unit, incumbent, open, 'won', null);
}

/** The incumbent's claim is overridden and the challenger's becomes active. False when the key is held by a third. */
export async function giveToChallenger(work: Work, unit: UnitOfWork, open: Case): Promise<boolean> {
  const { conflict, challenger, incumbent, actor } = open;
  const atStake = conflict.claimId ? await findClaim(unit.trx, conflict.claimId) : null;
  if (atStake) await endClaim(unit, atStake, 'override', 'overruled');
  const held = await heldBy(unit, challenger);
  if (held) {
    // It holds its own entry already: the rival's claim is gone, the two entries may be merged by hand.
    const { protectedUntil } = held;
    await settle(unit, challenger, 'win', { reasonCode: null, claimId: held.id, decidedBy: actor.userId });
    tell(unit, challenger, open, 'won', protectedUntil);
    if (incumbent) await lose(unit, incumbent, open);
    return true;
  }
  const isKin = conflict.cause === 'family';
  const customerId = isKin ? challenger.customerId : (atStake?.customerId ?? challenger.customerId);
  if (!customerId) return false;
  const activated = await activateClaim(work, unit, challenger, customerId, open.seq, open.rules);
  if (!activated.ok) return false;
  if (!isKin) await confirmSame(work, unit, open, customerId);
  await setCustomerStatus(unit.trx, customerId, 'active', unit.at);
  await settle(unit, challenger, 'win', {
    reasonCode: null,
    customerId,
    claimId: activated.claimId,
    decidedBy: actor.userId,
  });
  tell(unit, challenger, open, 'won', activated.protectedUntil);
  if (incumbent) await lose(unit, incumbent, open);
  return true;
}

async function lose(unit: UnitOfWork, incumbent: RegistrationRow, open: Case): Promise<void> {
  await settle(unit, incumbent, 'overturn', { reasonCode: open.reasonCode, decidedBy: open.actor.userId });
  tell(unit, incumbent, open, 'lost', null);
}

/** The protected claim a registration has on an entry of its own; null while it only waits. */
async function heldBy(unit: UnitOfWork, registration: RegistrationRow): Promise<ClaimRow | null> {
  const own = registration.claimId ? await findClaim(unit.trx, registration.claimId) : null;
  const isProtected = own?.status === 'active' || own?.status === 'extended';
  return isProtected && own.registrationId === registration.id ? own : null;
}

/** Two companies after all: the challenger stands for one of its own and goes back to the queue. Both sides are told. */
export async function tellApart(work: Work, unit: UnitOfWork, open: Case): Promise<void> {
  const { challenger, incumbent, actor } = open;
  if (incumbent) tell(unit, incumbent, open, 'kept', null);
  if (await heldBy(unit, challenger)) {
    tell(unit, challenger, open, 'kept', null);
    return backToReview(work, unit, challenger.id);
  }
  tell(unit, challenger, open, 'back', null);
  const customerId = await prospectFor(work, unit, { registration: challenger, content: challenger, actor });
  if (customerId !== challenger.customerId) {
    await updateRegistration(unit.trx, challenger.id, challenger.version, { customerId, claimId: null });
  }
  await backToReview(work, unit, challenger.id);
}

async function settle(
  unit: UnitOfWork,
  registration: RegistrationRow,
  act: Extract<RegistrationAct, 'win' | 'lose' | 'overturn'>,
  change: RegistrationChange,
): Promise<void> {
  // Absorbing a prospect may have touched the row; its version has not moved, its customer may have.
  const now = (await findRegistration(unit.trx, registration.id, null)) ?? registration;
  const status = afterRegistrationAct(now.status, act);
  if (!status) return;
  await updateRegistration(unit.trx, now.id, now.version, {
    status,
    decidedAt: unit.at,
    dueAt: null,
    holderRole: null,
    holderUserId: null,
    holderSince: null,
    updatedAt: unit.at,
    ...change,
  });
}

/** A ruling for either side says that both registered one company: the prospect joins it, the challenger's spelling is learnt. */
async function confirmSame(
  work: Work,
  unit: UnitOfWork,
  { challenger, actor, seq }: Case,
  customerId: string | null,
): Promise<void> {
  if (!challenger.customerId || !customerId) return;
  const own = await findCustomer(unit.trx, challenger.customerId);
  const isOwnProspect = own?.sourceSystem === prospectSource && own.externalId === challenger.id;
  if (!isOwnProspect) await learnTypedName(work, unit, customerId, challenger, actor.userId);
  else if (own.id !== customerId) {
    const absorbing = { prospectId: own.id, customerId, registrationId: challenger.id, seq };
    await absorbProspect(work, unit, absorbing, actor.userId);
  }
}

function tell(
  unit: UnitOfWork,
  registration: RegistrationRow,
  open: Case,
  outcome: OutcomeTold,
  protectedUntil: string | null,
): void {
  tellOutcome(unit, registration, { outcome, seq: open.seq, reasonCode: open.reasonCode, protectedUntil });
}
