// A reviewer approves: the registration is resolved to a customer, its claim becomes active, its owner is told.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { type ClaimScope, scopeOf } from '#app/domain/claim/key.ts';
import { afterRegistrationAct } from '#app/domain/registration/lifecycle.ts';
import { findCanonicalId, findCustomer } from '#db/repositories/customers.ts';
import { setCustomerStatus } from '#db/repositories/prospects.ts';
import { updateRegistration } from '#db/repositories/registrations.ts';
import { getSellingTerms } from '#db/repositories/standing.ts';
import { learnTypedName } from '../alias/learn.server.ts';
import { activateClaim } from '../claim/activate.server.ts';
import { type Absorbed, absorbProspect } from '../customer/absorb.server.ts';
import { familyClaimOn } from '../family/standing.server.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { findAgain, findSameCompany } from '../search/find.server.ts';
import { decideOwnership, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { checkFindings, probeFor } from './check.server.ts';
import { mailDelayMs } from './decision-window.server.ts';
import { getRegistrationForStaff } from './for-staff.server.ts';
import { type NewnessProblem, newnessProblem } from './newness.server.ts';
import { prospectFor, prospectSource } from './take-place.server.ts';

export interface Approval {
  id: string;
  version: number;
  /** Whom the reviewer takes the company for. `reasonCode` says why it is new although its name is known. */
  resolution: { kind: 'new'; reasonCode?: string | null } | { kind: 'same'; customerId: string };
}

export type Approved =
  | { ok: true }
  /**
   * `claimed`: somebody else's live claim holds the key, perhaps since a moment ago; `familyClaimed`: one on its family does. `sameCode`, `noRight`,
   * `reasonMissing`: it was to be new, and the master list knows a company that is certainly the same.
   */
  | { ok: false; reason: 'stale' | 'notPossible' | 'familyClaimed' | 'unknownCustomer' | 'decoy' | NewnessProblem };

export async function approveRegistration(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: Approval,
): Promise<Approved> {
  const seen = await getRegistrationForStaff(work.db, actor, input.id);
  const probe = probeFor(seen);
  const earlier = await findSameCompany(work, probe);

  return decideOwnership<Approved>(work, actor, origin, async (unit) => {
    const { trx, at } = unit;
    const registration = await getRegistrationForStaff(trx, actor, input.id);
    if (registration.version !== input.version) return rollBackWith({ ok: false, reason: 'stale' });
    const status = afterRegistrationAct(registration.status, 'approve');
    if (!status || !registration.customerId) return rollBackWith({ ok: false, reason: 'notPossible' });

    const rules = await getRuleSet(work, trx);
    const before = await findCustomer(trx, registration.customerId);
    const isOwnProspect = before?.sourceSystem === prospectSource && before.externalId === registration.id;
    const terms = await getSellingTerms(trx, registration.partnerId, registration.productLineId ?? '');
    let customerId: string | null;
    if (input.resolution.kind === 'new') {
      // The master list may have changed since the submission: a company that is certainly known is not new.
      const findings = await findAgain(trx, probe, earlier);
      const about = { content: registration, terms, rules, at, exclude: isOwnProspect ? before.id : null };
      const check = await checkFindings(trx, findings, about);
      const problem = newnessProblem(actor, check, input.resolution.reasonCode ?? null);
      if (problem) return rollBackWith({ ok: false, reason: problem });
      customerId = isOwnProspect
        ? await findCanonicalId(trx, before.id)
        : await prospectFor(work, unit, { registration, content: registration, actor });
    } else customerId = await findCanonicalId(trx, input.resolution.customerId);
    if (!customerId) return rollBackWith({ ok: false, reason: 'unknownCustomer' });
    // Nobody ever gets a claim to a decoy.
    if ((await findCustomer(trx, customerId))?.status === 'decoy') return rollBackWith({ ok: false, reason: 'decoy' });
    const kin = await familyClaimOn(trx, {
      customerId,
      hasOwnClaim: false,
      policy: terms.productLine?.familyPolicy ?? 'warn',
      productLineId: registration.productLineId ?? '',
      scopeKey: scopeOf((terms.productLine?.claimScope ?? 'customer') as ClaimScope, registration),
      partnerId: registration.partnerId,
      at,
    });
    if (kin.fact === 'other') return rollBackWith({ ok: false, reason: 'familyClaimed' });
    const entry = await unit.record(
      'registration.approve',
      { kind: 'registration', id: registration.id },
      { number: registration.number, partnerId: registration.partnerId, productLineId: registration.productLineId },
    );
    const activated = await activateClaim(work, unit, registration, customerId, entry.seq, rules);
    if (!activated.ok) return rollBackWith({ ok: false, reason: 'claimed' });

    const overruled = input.resolution.kind === 'new' && !isOwnProspect;
    let absorbed: Absorbed | null = null;
    if (isOwnProspect && customerId !== before.id) {
      const absorbing = { prospectId: before.id, customerId, registrationId: registration.id, seq: entry.seq };
      absorbed = await absorbProspect(work, unit, absorbing, actor.userId);
    } else if (!isOwnProspect && !overruled) await learnTypedName(work, unit, customerId, registration, actor.userId);
    await setCustomerStatus(trx, customerId, 'active', at);
    await updateRegistration(trx, registration.id, registration.version, {
      status,
      customerId,
      claimId: activated.claimId,
      decidedAt: at,
      decidedBy: actor.userId,
      reasonCode: null,
      partnerMessage: null,
      dueAt: null,
      holderRole: null,
      holderUserId: null,
      holderSince: null,
      updatedAt: at,
    });
    unit.audit({
      action: 'registration.approve',
      subjectKind: 'registration',
      subjectId: registration.id,
      subjectLabel: `${registration.number} ${registration.companyName}`,
      partnerId: registration.partnerId,
      customerId,
      ledgerSeq: entry.seq,
      visibility: 'partner',
      data: { protectedUntil: activated.protectedUntil },
    });
    unit.audit({
      action: 'registration.resolve',
      subjectKind: 'registration',
      subjectId: registration.id,
      partnerId: registration.partnerId,
      customerId,
      data: {
        resolution: input.resolution.kind,
        customerId,
        absorbed,
        customerStatus: overruled ? 'prospective' : (before?.status ?? null),
        // What it was taken for until a person said otherwise, and why.
        ...(overruled ? { otherThan: before?.id ?? null } : {}),
        ...(input.resolution.kind === 'new' && input.resolution.reasonCode
          ? { reasonCode: input.resolution.reasonCode }
          : {}),
      },
    });
    unit.emit(
      'mail.send',
      {
        userId: registration.createdBy,
        message: {
          name: 'approved',
          registrationId: registration.id,
          number: registration.number ?? '',
          companyName: registration.companyName,
          protectedUntil: activated.protectedUntil,
        },
      },
      mailDelayMs,
    );
    return { ok: true };
  });
}
