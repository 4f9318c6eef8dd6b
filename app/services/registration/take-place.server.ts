// What an admission does to ownership: which customer a submission stands for, and the provisional claim it takes.
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { canonicalUscc, isUscc } from '#app/domain/customer/uscc.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import type { RuleSet } from '#app/domain/rule/rule-set.ts';
import { findClaim, insertClaim } from '#db/repositories/claims.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import type { RegistrationRow } from '#db/repositories/registrations.ts';
import type { SellingTerms } from '#db/repositories/standing.ts';
import { endClaim } from '../claim/end.server.ts';
import { startConflictIf } from '../conflict/start.server.ts';
import { type CustomerFields, emptyCustomerFields, insertCustomer, updateCustomer } from '../customer/write.server.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';
import { type Work, sha256 } from '../work.server.ts';
import type { Check } from './check.server.ts';

/** A company only a registration named is kept under this source, with the registration's id. */
export const prospectSource = 'registration';

export interface Place {
  change: { status: RegistrationStatus; customerId: string; claimId: string | null };
  /** True when a person has to decide. */
  waits: boolean;
}

export interface Admitted {
  registration: RegistrationRow;
  content: RegistrationContent;
  check: Check;
  terms: SellingTerms;
  seq: number;
  rules: RuleSet;
  actor: PartnerActor | StaffActor;
}

export async function takePlace(work: Work, unit: UnitOfWork, admitted: Admitted): Promise<Place> {
  const { check, registration } = admitted;
  const { outcome } = check.admission;
  const decisive = check.decisive;
  const kept = registration.claimId ? await findClaim(unit.trx, registration.claimId) : null;
  if (decisive && (outcome === 'refuse' || outcome === 'renewal')) {
    if (kept) await endClaim(unit, kept, 'release', 'refused');
    auditRefusal(unit, registration, decisive.customerId, check.admission.row);
    const claimId = outcome === 'renewal' ? (check.meets?.claimId ?? null) : null;
    return { change: { status: 'rejected', customerId: decisive.customerId, claimId }, waits: false };
  }
  if (kept && registration.customerId) {
    return { change: { status: 'inReview', customerId: registration.customerId, claimId: kept.id }, waits: true };
  }
  // Nobody ever gets a claim to a decoy.
  const known = check.facts.verdict === 'exact' && decisive?.status !== 'decoy' ? decisive : null;
  const customerId = known?.customerId ?? (await prospectFor(work, unit, admitted));
  const claimId =
    check.facts.authorised && !known?.standing.claim ? await openClaim(work, unit, admitted, customerId) : null;
  const isCase = outcome === 'conflict' && check.meets !== null;
  await startConflictIf(work, unit, isCase, {
    cause: check.viaFamily ? 'family' : 'likelySame',
    claimId: check.meets?.claimId ?? null,
    incumbentRegistrationId: check.meets?.registrationId ?? null,
    challenger: { id: registration.id, partnerId: registration.partnerId, label: admitted.content.companyName },
    statement: null,
    seq: admitted.seq,
    rules: admitted.rules,
    openedBy: null,
  });
  // Its partner sees a review either way: `partner-status.ts`.
  return { change: { status: isCase ? 'disputed' : 'inReview', customerId, claimId }, waits: true };
}

/**
 * Before a returned registration is checked again: a changed company, product line, project or region gives up the claim
 * taken for the old one. Answers the registration's own prospective customer, which must not count as a look-alike.
 */
export async function giveUpPlace(
  unit: UnitOfWork,
  before: RegistrationRow,
  content: RegistrationContent,
): Promise<string | null> {
  if (!before.customerId) return null;
  const customer = await findCustomer(unit.trx, before.customerId);
  const isOwnProspect = customer?.sourceSystem === prospectSource && customer.externalId === before.id;
  const isMaterial = (['companyName', 'uscc', 'productLineId', 'projectName', 'regionCode'] as const).some(
    (field) => before[field] !== content[field],
  );
  if (isMaterial) {
    const claim = before.claimId ? await findClaim(unit.trx, before.claimId) : null;
    if (claim?.status === 'provisional') await endClaim(unit, claim, 'release', 'changed');
    before.claimId = null;
  }
  return isOwnProspect ? before.customerId : null;
}

/** The prospective customer a registration stands for until it is resolved; made once, brought up to date when answered anew. */
export async function prospectFor(
  work: Work,
  unit: UnitOfWork,
  { registration, content, actor }: Pick<Admitted, 'registration' | 'content' | 'actor'>,
): Promise<string> {
  const by = { newId: work.newId, userId: actor.userId };
  const fields = prospectFields(registration.id, content);
  const before = registration.customerId ? await findCustomer(unit.trx, registration.customerId) : null;
  if (before?.sourceSystem === prospectSource && before.externalId === registration.id) {
    await updateCustomer(unit, by, before.id, before.version, fields);
    return before.id;
  }
  return insertCustomer(unit, by, 'prospective', fields);
}

function prospectFields(registrationId: string, content: RegistrationContent): CustomerFields {
  const uscc = content.uscc ? canonicalUscc(content.uscc) : null;
  return {
    ...emptyCustomerFields,
    legalName: content.companyName,
    uscc: uscc && isUscc(uscc) ? uscc : null,
    country: content.country ?? 'CN',
    regionCode: content.regionCode,
    address: content.address,
    websiteDomain: content.website,
    sourceSystem: prospectSource,
    externalId: registrationId,
    contacts: content.contacts.flatMap(({ name, phone, email }) => [
      ...(phone ? [{ kind: 'phone' as const, value: phone, person: name }] : []),
      ...(email ? [{ kind: 'email' as const, value: email, person: name }] : []),
    ]),
  };
}

async function openClaim(
  work: Work,
  unit: UnitOfWork,
  { registration, check, terms, seq }: Admitted,
  customerId: string,
): Promise<string> {
  const id = work.newId();
  await insertClaim(
    unit.trx,
    {
      id,
      customerId,
      productLineId: terms.productLine?.id ?? '',
      scopeKey: check.scopeKey,
      status: 'provisional',
      ownerPartnerId: registration.partnerId,
      ownerUserId: registration.createdBy,
      registrationId: registration.id,
      protectedFrom: null,
      protectedUntil: null,
      endedAt: null,
      endReason: null,
      ledgerSeq: seq,
      createdAt: unit.at,
      updatedAt: unit.at,
      version: 1,
    },
    sha256,
  );
  unit.audit({
    action: 'claim.open',
    subjectKind: 'claim',
    subjectId: id,
    partnerId: registration.partnerId,
    customerId,
    ledgerSeq: seq,
  });
  return id;
}

/** Staff read which rule refused; the partner's own event says only that it was submitted and answered. */
function auditRefusal(unit: UnitOfWork, registration: RegistrationRow, customerId: string, row: string): void {
  unit.audit({
    action: 'registration.refuse',
    subjectKind: 'registration',
    subjectId: registration.id,
    partnerId: registration.partnerId,
    customerId,
    data: { row },
  });
}
