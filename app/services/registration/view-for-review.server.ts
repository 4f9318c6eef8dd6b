// One registration as its reviewer reads it: what was typed, the look-alikes with how each stands today and why, the
// files, who has it, and everything that happened. Reads only; whoever is outside the scope gets “not found”.
import { NotFound } from '#app/domain/access/errors.ts';
import { contactAccess, maskContact } from '#app/domain/access/field.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { addDays, type Instant } from '#app/domain/calendar/instant.ts';
import { type ClaimScope, scopeOf } from '#app/domain/claim/key.ts';
import type { ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import type { CustomerStatus } from '#app/domain/customer/customer.ts';
import type { Explanation, Verdict } from '#app/domain/duplicate/explanation.ts';
import type { Language } from '#app/domain/language/language.ts';
import { type Named, nameIn } from '#app/domain/language/named.ts';
import type { CandidateAsSeen, Standing } from '#app/domain/registration/candidate.ts';
import { type AuditEvent, listAuditOfSubject } from '#db/repositories/audit.ts';
import { findClaim } from '#db/repositories/claims.ts';
import { listOpenConflictsOf } from '#db/repositories/conflicts.ts';
import { type CustomerHead, findCustomer, listCustomerHeads } from '#db/repositories/customers.ts';
import { listEvidence } from '#db/repositories/evidence.ts';
import { findLedgerEntry } from '#db/repositories/ledger.ts';
import { type RegistrationRow, findLatestVerdict, findRegistration } from '#db/repositories/registrations.ts';
import {
  type RegistrationSurroundings,
  findAdmissionRow,
  findSurroundings,
  hasChangedSharer,
  listRegionNames,
} from '#db/repositories/review-record.ts';
import { listStanding } from '#db/repositories/standing.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { keysOf } from '../search/keys.server.ts';
import { type Work, nowOf } from '../work.server.ts';
import { probeFor } from './check.server.ts';
import { type EventLine, eventLines } from './event-lines.server.ts';
import { type EvidenceShown, shownEvidence } from './view-own.server.ts';

export type RegistrationTyped = Omit<RegistrationRow, 'draftValues'>;

export interface ReviewCandidate {
  customerId: string;
  legalName: string;
  uscc: string | null;
  status: CustomerStatus;
  verdict: Verdict;
  probability: number;
  /** How it stands today, not when the check was made. */
  standing: Standing;
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
  parent: { id: string; name: string; relation: string | null } | null;
}

export interface ReviewView {
  registration: RegistrationTyped;
  partner: RegistrationSurroundings['partner'];
  author: string;
  holder: string | null;
  decidedBy: string | null;
  productLine: string | null;
  region: string | null;
  source: string | null;
  reason: string | null;
  evidence: EvidenceShown[];
  seal: { seq: number; at: Instant; hash: string } | null;
  check: { at: Instant; engine: string; admissionRow: string | null } | null;
  /** The master list moved on since the check: it should be made again. */
  stale: boolean;
  candidates: ReviewCandidate[];
  chosen: ChosenCandidate | null;
  claim: { protectedUntil: Instant | null; status: ClaimStatus } | null;
  conflict: { id: string; number: string } | null;
  events: EventLine[];
  mayDecide: boolean;
  now: Instant;
}

export async function viewForReview(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  asked: { id: string; candidateId: string | null; language: Language },
): Promise<ReviewView> {
  const { db } = work;
  const around = await findSurroundings(db, scope, asked.id);
  const row = around && (await findRegistration(db, asked.id, null));
  if (!around || !row) throw new NotFound('registration');
  const registration = typedFor(actor, row);
  const [verdict, evidence, admissionRow, entry, claim, conflicts, events] = await Promise.all([
    findLatestVerdict(db, asked.id),
    listEvidence(db, asked.id),
    findAdmissionRow(db, asked.id),
    registration.ledgerSeq === null ? null : findLedgerEntry(db, registration.ledgerSeq),
    registration.claimId === null ? null : findClaim(db, registration.claimId),
    listOpenConflictsOf(db, asked.id),
    eventsOf(work, registration),
  ]);
  const seen = verdict ? (JSON.parse(verdict.candidates) as CandidateAsSeen[]) : [];
  const today = await standToday(work, registration, around, seen);
  const isWaiting = registration.status === 'inReview';
  const place = (named: Named | null) => named && nameIn(asked.language, named);
  return {
    registration,
    partner: around.partner,
    author: around.author,
    holder: around.holder,
    decidedBy: around.decidedBy,
    productLine: place(around.productLine),
    region:
      [around.regionParent, around.region]
        .flatMap((part) => (part ? [nameIn(asked.language, part)] : []))
        .join(' · ') || null,
    source: place(around.source),
    reason: place(around.reason),
    evidence: evidence.map(shownEvidence),
    seal: entry && { seq: entry.seq, at: entry.at, hash: entry.hash },
    check: verdict && { at: verdict.at, engine: verdict.engine, admissionRow },
    stale: isWaiting && verdict !== null && (await isStale(work, row, verdict.at, today.heads)),
    candidates: today.candidates,
    chosen: await chosenOf(work, actor, asked, seen, today.candidates),
    claim: claim && { protectedUntil: claim.protectedUntil, status: claim.status },
    conflict: conflicts[0] ? { id: conflicts[0].id, number: conflicts[0].number } : null,
    events: await eventLines(work, asked.language, events),
    mayDecide: decide(actor, 'review:decide').allowed,
    now: nowOf(work),
  };
}

/** A registration as typed, with what identifies a person as far as the viewer may see it. */
export function typedFor(actor: StaffActor, { draftValues: _, ...row }: RegistrationRow): RegistrationTyped {
  if (contactAccess(actor) === 'read') return row;
  const contacts = row.contacts.map(({ phone, email, ...contact }) => ({
    ...contact,
    phone: phone && maskContact(phone),
    email: email && maskContact(email),
  }));
  return { ...row, contacts };
}

/** The same for the reasons, which quote telephone numbers and addresses. */
export function explanationFor(actor: StaffActor, explanation: Explanation): Explanation {
  if (contactAccess(actor) === 'read') return explanation;
  const fields = explanation.fields.map((field) =>
    field.field === 'phone' || field.field === 'email'
      ? {
          ...field,
          left: field.left && maskContact(field.left),
          right: field.right && maskContact(field.right),
          spans: { left: [], right: [] },
        }
      : field,
  );
  return { ...explanation, fields };
}

/** The registration's own events and its claim's, in one line. */
async function eventsOf(work: Work, { id, claimId }: RegistrationTyped): Promise<AuditEvent[]> {
  const own = await listAuditOfSubject(work.db, { kind: 'registration', id }, 'all');
  if (!claimId) return own;
  const claims = await listAuditOfSubject(work.db, { kind: 'claim', id: claimId }, 'all');
  return [...own, ...claims].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
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
  const [regions, parents] = await Promise.all([
    listRegionNames(work.db, customer.regionCode ? [customer.regionCode] : []),
    listCustomerHeads(work.db, customer.parentId ? [customer.parentId] : []),
  ]);
  const [region, parent] = [regions[0], parents[0]];
  const above =
    region?.aboveEn && region.aboveZh
      ? nameIn(asked.language, { nameEn: region.aboveEn, nameZh: region.aboveZh })
      : null;
  const shown = contactAccess(actor) === 'masked' ? maskContact : (value: string) => value;
  const valuesOf = (kind: 'phone' | 'email') =>
    customer.contacts.filter((contact) => contact.kind === kind).map(({ value }) => shown(value));
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
    parent: parent ? { id: parent.id, name: parent.legalName, relation: customer.parentRelation } : null,
  };
}
