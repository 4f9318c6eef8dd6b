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
import { prospectSource } from './take-place.server.ts';

export interface Approval {
  id: string;
  version: number;
  /** Whom the reviewer takes the company for. */
  resolution: { kind: 'new' } | { kind: 'same'; customerId: string };
}

export type Approved =
  | { ok: true }
  /** `claimed`: somebody else's live claim holds the key, perhaps since a moment ago; `familyClaimed`: one on its family does. */
  | { ok: false; reason: 'stale' | 'notPossible' | 'claimed' | 'familyClaimed' | 'unknownCustomer' };

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

    const customerId = await resolve(trx, registration.customerId, input.resolution);
    if (!customerId) return rollBackWith({ ok: false, reason: 'unknownCustomer' });
    const rules = await getRuleSet(work, trx);
    const terms = await getSellingTerms(trx, registration.partnerId, registration.productLineId ?? '');
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
    if (input.resolution.kind === 'new') {
      // The master list may have changed since the submission: a company that is certainly claimed is not new.
      const findings = await findAgain(trx, probe, earlier);
      const check = await checkFindings(trx, findings, {
        content: registration,
        terms,
        rules,
        at,
        exclude: customerId,
      });
      if (check.facts.verdict === 'exact' && check.facts.claim === 'other')
        return rollBackWith({ ok: false, reason: 'claimed' });
    }
    const entry = await unit.record(
      'registration.approve',
      { kind: 'registration', id: registration.id },
      { number: registration.number, partnerId: registration.partnerId, productLineId: registration.productLineId },
    );
    const activated = await activateClaim(work, unit, registration, customerId, entry.seq, rules);
    if (!activated.ok) return rollBackWith({ ok: false, reason: 'claimed' });

    const before = await findCustomer(trx, registration.customerId);
    const isOwnProspect = before?.sourceSystem === prospectSource && before.externalId === registration.id;
    let absorbed: Absorbed | null = null;
    if (isOwnProspect && customerId !== before.id) {
      const absorbing = { prospectId: before.id, customerId, registrationId: registration.id, seq: entry.seq };
      absorbed = await absorbProspect(work, unit, absorbing, actor.userId);
    } else if (!isOwnProspect) await learnTypedName(work, unit, customerId, registration, actor.userId);
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
      data: { resolution: input.resolution.kind, customerId, absorbed, customerStatus: before?.status ?? null },
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

/** The customer of today behind the reviewer's choice; null when it does not exist. */
async function resolve(
  trx: Parameters<typeof findCanonicalId>[0],
  ownCustomerId: string,
  resolution: Approval['resolution'],
): Promise<string | null> {
  return findCanonicalId(trx, resolution.kind === 'new' ? ownCustomerId : resolution.customerId);
}
