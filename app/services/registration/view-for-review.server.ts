// One registration as its reviewer reads it: what was typed, the look-alikes with how each stands today and why, the
// files, who has it, and everything that happened. Reads only; whoever is outside the scope gets “not found”.
import { contactFields, fieldShown, mayReadField } from '#app/domain/access/field.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { addDays, type Instant } from '#app/domain/calendar/instant.ts';
import { type ClaimScope, scopeOf } from '#app/domain/claim/key.ts';
import type { ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import type { FamilyPolicy, RelationKind } from '#app/domain/customer/family.ts';
import type { CustomerStatus } from '#app/domain/customer/customer.ts';
import type { Explanation, Verdict } from '#app/domain/duplicate/explanation.ts';
import type { Language } from '#app/domain/language/language.ts';
import { nameIn } from '#app/domain/language/named.ts';
import type { CandidateAsSeen, FamilySeen, Standing } from '#app/domain/registration/candidate.ts';
import { findUpper } from '#db/repositories/customer-relations.ts';
import { type CustomerHead, findCustomer, listCustomerHeads } from '#db/repositories/customers.ts';
import { hasChangedSharer } from '#db/repositories/match-keys.ts';
import { findLatestVerdict } from '#db/repositories/registrations.ts';
import { type RegistrationSurroundings, findAdmissionRow, listRegionNames } from '#db/repositories/review-record.ts';
import { listStanding } from '#db/repositories/standing.ts';
import { readFamilies } from '../family/standing.server.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { keysOf } from '../search/keys.server.ts';
import { type Work, nowOf } from '../work.server.ts';
import { probeFor } from './check.server.ts';
import { hasSameCode } from './newness.server.ts';
import { type RegistrationRecord, type RegistrationTyped, readRecord } from './view-record.server.ts';

export interface ReviewCandidate {
  customerId: string;
  legalName: string;
  uscc: string | null;
  status: CustomerStatus;
  verdict: Verdict;
  probability: number;
  /** Both carry the same valid credit code: no reviewer can call it another company. */
  sameCode: boolean;
  /** How it stands today, not when the check was made. */
  standing: Standing;
  /** Its family today, by confirmed relations. */
  family: FamilySeen[];
}

/** The candidate laid beside the registration. */
export interface ChosenCandidate extends ReviewCandidate {
  explanation: Explanation;
  otherNames: string[];
  region: string | null;
  address: string | null;
  country: string;
  websiteDomain: string | null;
  phones: string[];
  emails: string[];
  parent: { id: string; name: string; kind: RelationKind } | null;
}

export interface ReviewView extends RegistrationRecord {
  check: { at: Instant; engine: string; admissionRow: string | null } | null;
  /** The master list moved on since the check: it should be made again. */
  stale: boolean;
  /** What the product line makes of corporate families. */
  familyPolicy: FamilyPolicy;
  candidates: ReviewCandidate[];
  chosen: ChosenCandidate | null;
}

export async function viewForReview(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  asked: { id: string; candidateId: string | null; language: Language },
): Promise<ReviewView> {
  const { record, row, around } = await readRecord(work, actor, scope, asked);
  const [verdict, admissionRow] = await Promise.all([
    findLatestVerdict(work.db, asked.id),
    findAdmissionRow(work.db, asked.id),
  ]);
  const seen = verdict ? (JSON.parse(verdict.candidates) as CandidateAsSeen[]) : [];
  const today = await standToday(work, record.registration, around, seen);
  const isWaiting = row.status === 'inReview';
  return {
    ...record,
    check: verdict && { at: verdict.at, engine: verdict.engine, admissionRow },
    stale: isWaiting && verdict !== null && (await isStale(work, row, verdict.at, today.heads)),
    familyPolicy: around.productLine?.familyPolicy ?? 'warn',
    candidates: today.candidates,
    chosen: await chosenOf(work, actor, asked, seen, today.candidates),
  };
}

/** Reasons as far as the viewer may read them: they quote telephone numbers and addresses. */
export function explanationFor(actor: StaffActor, explanation: Explanation): Explanation {
  const fields = explanation.fields.map((field) => {
    if (field.field !== 'phone' && field.field !== 'email') return field;
    const guarded = contactFields[field.field];
    if (mayReadField(actor, guarded)) return field;
    const left = fieldShown(actor, guarded, field.left);
    return { ...field, left, right: fieldShown(actor, guarded, field.right), spans: { left: [], right: [] } };
  });
  return { ...explanation, fields };
}

async function standToday(
  work: Work,
  registration: RegistrationTyped,
  around: RegistrationSurroundings,
  seen: readonly CandidateAsSeen[],
): Promise<{ candidates: ReviewCandidate[]; heads: CustomerHead[] }> {
  const ids = seen.map(({ customerId }) => customerId);
  const now = nowOf(work);
  const [heads, rules] = await Promise.all([listCustomerHeads(work.db, ids), getRuleSet(work, work.db)]);
  const standing = await listStanding(work.db, {
    customerIds: ids,
    productLineId: around.productLine?.id ?? '',
    scopeKey: scopeOf((around.productLine?.claimScope ?? 'customer') as ClaimScope, registration),
    partnerId: registration.partnerId,
    now,
    cooledFrom: addDays(now, -rules.cooldownDays),
  });
  const families = await readFamilies(work.db, {
    customerIds: seen.filter(({ explanation }) => explanation.verdict !== 'related').map((one) => one.customerId),
    productLineId: around.productLine?.id ?? '',
    scopeKey: scopeOf((around.productLine?.claimScope ?? 'customer') as ClaimScope, registration),
    partnerId: registration.partnerId,
    at: now,
  });
  const byId = new Map(heads.map((head) => [head.id, head]));
  const candidates = seen.map(({ customerId, explanation, ...then }): ReviewCandidate => {
    const head = byId.get(customerId);
    const live = standing.live.find((claim) => claim.customerId === customerId);
    return {
      customerId,
      legalName: head?.legalName ?? then.legalName,
      uscc: head?.uscc ?? then.uscc,
      status: head?.status ?? then.status,
      verdict: explanation.verdict,
      probability: explanation.probability,
      sameCode: hasSameCode(explanation),
      standing: {
        claim: live
          ? {
              claimId: live.id,
              partnerId: live.ownerPartnerId,
              partnerName: live.partnerName,
              registrationId: live.registrationId,
              status: live.status as ClaimStatus,
              protectedUntil: live.protectedUntil,
              own: live.ownerPartnerId === registration.partnerId,
            }
          : null,
        existingCustomer: standing.existing.includes(customerId),
        houseAccount: standing.house.includes(customerId),
        cooldown: standing.cooling.includes(customerId),
      },
      family: families.get(customerId) ?? [],
    };
  });
  return { candidates, heads };
}

/** A candidate was changed or merged, or a company that could be one is new or changed, after the check. */
async function isStale(
  work: Work,
  registration: RegistrationTyped,
  checkedAt: Instant,
  heads: CustomerHead[],
): Promise<boolean> {
  if (heads.some((head) => head.updatedAt > checkedAt)) return true;
  return hasChangedSharer(work.db, keysOf(probeFor(registration)), checkedAt, registration.customerId);
}

/** The one asked for, else the best. */
async function chosenOf(
  work: Work,
  actor: StaffActor,
  asked: { candidateId: string | null; language: Language },
  seen: readonly CandidateAsSeen[],
  candidates: readonly ReviewCandidate[],
): Promise<ChosenCandidate | null> {
  const candidate = candidates.find(({ customerId }) => customerId === asked.candidateId) ?? candidates[0];
  const explanation = seen.find(({ customerId }) => customerId === candidate?.customerId)?.explanation;
  const customer = candidate && (await findCustomer(work.db, candidate.customerId));
  if (!candidate || !explanation || !customer) return null;
  const [regions, upper] = await Promise.all([
    listRegionNames(work.db, customer.regionCode ? [customer.regionCode] : []),
    findUpper(work.db, customer.id, nowOf(work)),
  ]);
  const [region] = regions;
  const above =
    region?.aboveEn && region.aboveZh
      ? nameIn(asked.language, { nameEn: region.aboveEn, nameZh: region.aboveZh })
      : null;
  const valuesOf = (kind: 'phone' | 'email') =>
    customer.contacts
      .filter((contact) => contact.kind === kind)
      .flatMap(({ value }) => fieldShown(actor, contactFields[kind], value) ?? []);
  return {
    ...candidate,
    explanation: explanationFor(actor, explanation),
    otherNames: customer.names.filter(({ kind }) => kind !== 'legal').map(({ value }) => value),
    region: region ? [above, nameIn(asked.language, region)].filter(Boolean).join(' · ') : null,
    address: customer.address,
    country: customer.country,
    websiteDomain: customer.websiteDomain,
    phones: valuesOf('phone'),
    emails: valuesOf('email'),
    parent: upper,
  };
}
