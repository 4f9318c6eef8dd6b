// Turns a decision for a partner into protection: the provisional claim becomes active, or a new active one is made.
import { addDays, type Instant } from '#app/domain/calendar/instant.ts';
import { type ClaimScope, scopeOf } from '#app/domain/claim/key.ts';
import { afterClaimAct } from '#app/domain/claim/lifecycle.ts';
import { canonicalJson } from '#app/domain/ledger/entry.ts';
import { type RuleSet, protectionDays } from '#app/domain/rule/rule-set.ts';
import { findClaim, findLiveClaim, insertClaim, updateClaim } from '#db/repositories/claims.ts';
import { type RegistrationRow, insertDecision } from '#db/repositories/registrations.ts';
import { getSellingTerms } from '#db/repositories/standing.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';
import { type Work, sha256 } from '../work.server.ts';

export type Activated = { ok: true; claimId: string; protectedUntil: Instant } | { ok: false; reason: 'claimed' };

/** `customerId` is whom the registration turned out to be. Refuses when another live claim holds that key. */
export async function activateClaim(
  work: Work,
  unit: UnitOfWork,
  registration: RegistrationRow,
  customerId: string,
  seq: number,
  rules: RuleSet,
): Promise<Activated> {
  const productLineId = registration.productLineId ?? '';
  const { productLine } = await getSellingTerms(unit.trx, registration.partnerId, productLineId);
  const scope = scopeOf((productLine?.claimScope ?? 'customer') as ClaimScope, registration);
  const holder = await findLiveClaim(unit.trx, { customerId, productLineId, scope }, sha256);
  if (holder && holder.id !== registration.claimId) return { ok: false, reason: 'claimed' };

  const days = protectionDays(rules, productLine?.code ?? '');
  const protectedUntil = addDays(unit.at, days);
  const own = registration.claimId ? await findClaim(unit.trx, registration.claimId) : null;
  const status = own ? afterClaimAct(own.status, 'activate') : null;
  let claimId: string;
  if (own && status) {
    claimId = own.id;
    await updateClaim(
      unit.trx,
      own,
      {
        customerId,
        scopeKey: scope,
        status,
        protectedFrom: unit.at,
        protectedUntil,
        ledgerSeq: seq,
        updatedAt: unit.at,
      },
      sha256,
    );
  } else {
    claimId = work.newId();
    await insertClaim(
      unit.trx,
      {
        id: claimId,
        customerId,
        productLineId,
        scopeKey: scope,
        status: 'active',
        ownerPartnerId: registration.partnerId,
        ownerUserId: registration.createdBy,
        registrationId: registration.id,
        protectedFrom: unit.at,
        protectedUntil,
        endedAt: null,
        endReason: null,
        ledgerSeq: seq,
        createdAt: unit.at,
        updatedAt: unit.at,
        version: 1,
      },
      sha256,
    );
  }
  const outcome = canonicalJson({ days });
  await insertDecision(unit.trx, {
    id: work.newId(),
    point: 'protection',
    subjectKind: 'claim',
    subjectId: claimId,
    at: unit.at,
    ruleSetVersion: rules.version,
    facts: canonicalJson({ productLine: productLine?.code ?? null }),
    outcome,
    trace: canonicalJson([
      productLine && rules.protection.byProductLine[productLine.code] !== undefined ? 'byProductLine' : 'default',
    ]),
    outcomeHash: sha256(outcome),
  });
  unit.audit({
    action: 'claim.activate',
    subjectKind: 'claim',
    subjectId: claimId,
    partnerId: registration.partnerId,
    customerId,
    ledgerSeq: seq,
    data: { protectedUntil },
  });
  return { ok: true, claimId, protectedUntil };
}
