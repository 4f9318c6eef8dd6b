// One conflict as whoever rules it reads it: both sides as they stood up, why they may be one company, the claim at stake,
// and the ruling once there is one. Reads only; a case with neither side in the scope is “not found”.
import { NotFound } from '#app/domain/access/errors.ts';
import { fieldShown } from '#app/domain/access/field.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import type { Language } from '#app/domain/language/language.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { partnerStatusOf } from '#app/domain/registration/partner-status.ts';
import { type AuditEvent, listAuditOfSubject } from '#db/repositories/audit.ts';
import { type ClaimRow, findClaim } from '#db/repositories/claims.ts';
import { listCompanyRecords } from '#db/repositories/company-records.ts';
import {
  type ConflictOutcome,
  type FollowUpLine,
  type OwnBusiness,
  findOwnBusiness,
  isConflictWithin,
  listFollowUpsOfClaim,
  outcomeOf,
} from '#db/repositories/conflict-lists.ts';
import { type ConflictRow, findConflict } from '#db/repositories/conflicts.ts';
import { type CustomerHead, listCustomerHeads } from '#db/repositories/customers.ts';
import { listEvidence } from '#db/repositories/evidence.ts';
import { findLedgerEntry } from '#db/repositories/ledger.ts';
import { listCodes } from '#db/repositories/reference-data.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { type RegistrationSurroundings, findSurroundings, listRegionNames } from '#db/repositories/review-record.ts';
import { compareCompanies } from '#search/matching/match.ts';
import type { Probe } from '#search/matching/record.ts';
import { probeFor } from '../registration/check.server.ts';
import { type EventLine, eventLines } from '../registration/event-lines.server.ts';
import { explanationFor } from '../registration/view-for-review.server.ts';
import { type RegistrationTyped, typedFor } from '../registration/view-record.server.ts';
import { type EvidenceShown, shownEvidence } from '../registration/view-own.server.ts';
import { type Work, nowOf } from '../work.server.ts';
import { listOtherRulers, readInterest } from './interest.server.ts';

export interface Seal {
  seq: number;
  at: Instant;
  hash: string;
}

export interface ConflictSide {
  registration: RegistrationTyped;
  partner: RegistrationSurroundings['partner'];
  author: string;
  region: string | null;
  source: string | null;
  evidence: EvidenceShown[];
  seal: Seal | null;
}

export interface ConflictView {
  conflict: Pick<ConflictRow, 'id' | 'number' | 'cause' | 'status' | 'statement' | 'openedAt' | 'dueAt' | 'version'>;
  /** Null when the rules opened the case. */
  openedBy: string | null;
  /** Null where no partner holds the customer: it is the manufacturer's own. */
  incumbent: ConflictSide | null;
  challenger: ConflictSide;
  /** The holder's particulars (or the master list's) on the left, the challenger's on the right. */
  explanation: Explanation | null;
  /** As the master list has it. */
  customer: {
    id: string;
    legalName: string;
    uscc: string | null;
    region: string | null;
    address: string | null;
  } | null;
  productLine: string;
  claim: Pick<
    ClaimRow,
    'id' | 'scopeKey' | 'status' | 'createdAt' | 'protectedFrom' | 'protectedUntil' | 'endedAt'
  > | null;
  own: OwnBusiness | null;
  followUps: FollowUpLine[];
  ruling: {
    outcome: ConflictOutcome;
    at: Instant;
    by: string | null;
    reason: string | null;
    text: string | null;
    seal: Seal | null;
  } | null;
  /** Coded reasons to choose from. */
  reasons: { value: string; label: string }[];
  events: EventLine[];
  /** The challenger holds a protected entry of its own: where the two are different, it goes on holding it. */
  challengerHolds: boolean;
  mayRule: boolean;
  /** Where the viewer's role rules but not on this case: why not, and who does. */
  ruledByOthers: { because: 'ownInterest' | 'oneSideOnly'; names: string[] } | null;
  now: Instant;
}

const followUpsShown = 20;

export async function viewConflict(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  asked: { id: string; language: Language },
): Promise<ConflictView> {
  const { db } = work;
  const found = (await isConflictWithin(db, scope, asked.id)) ? await findConflict(db, asked.id) : null;
  if (!found) throw new NotFound('conflict');
  const [incumbent, challenger, claim, followUps, codes, events] = await Promise.all([
    found.incumbentRegistrationId === null ? null : sideOf(work, actor, found.incumbentRegistrationId, asked.language),
    sideOf(work, actor, found.challengerRegistrationId, asked.language),
    found.claimId === null ? null : findClaim(db, found.claimId),
    found.claimId === null ? [] : listFollowUpsOfClaim(db, found.claimId, followUpsShown),
    listCodes(db, 'rulingReason'),
    listAuditOfSubject(db, { kind: 'conflict', id: found.id }, 'all'),
  ]);
  const customerId = claim?.customerId ?? challenger.registration.customerId;
  const [customer] = await listCustomerHeads(db, customerId === null ? [] : [customerId]);
  const explanation = await explain(work, incumbent, challenger, customerId);
  const permit = decide(
    actor,
    'conflict:rule',
    await readInterest(db, actor, challenger.registration, incumbent?.registration ?? null),
  );
  const now = nowOf(work);
  const { id, number, cause, status, statement, openedAt, dueAt, version } = found;
  const tie =
    status === 'open' && (permit.because === 'ownInterest' || permit.because === 'oneSideOnly') ? permit.because : null;
  return {
    conflict: { id, number, cause, status, statement, openedAt, dueAt, version },
    openedBy: events.find(({ action }) => action === 'conflict.open')?.actorName ?? null,
    incumbent: incumbent && shownSide(incumbent),
    challenger: shownSide(challenger),
    explanation: explanation && explanationFor(actor, explanation),
    customer: customer ? await customerOf(work, customer, asked.language) : null,
    productLine: challenger.productLine,
    claim: claim && pickClaim(claim),
    own:
      claim || customerId === null || challenger.registration.productLineId === null
        ? null
        : await findOwnBusiness(db, customerId, challenger.registration.productLineId, now),
    followUps,
    ruling: await rulingOf(work, actor, found, events, (code) => {
      const entry = codes.find((known) => known.code === code);
      return entry ? nameIn(asked.language, entry) : code;
    }),
    reasons: codes
      .filter((code) => code.status === 'active')
      .map((code) => ({ value: code.code, label: nameIn(asked.language, code) })),
    events: await eventLines(work, actor, asked.language, events),
    challengerHolds: partnerStatusOf(challenger.registration) === 'approved',
    mayRule: status === 'open' && permit.allowed,
    ruledByOthers: tie && { because: tie, names: await listOtherRulers(db) },
    now,
  };
}

async function customerOf(
  work: Work,
  { id, legalName, uscc, regionCode, address }: CustomerHead,
  language: Language,
): Promise<ConflictView['customer']> {
  const [region] = await listRegionNames(work.db, regionCode === null ? [] : [regionCode]);
  return { id, legalName, uscc, region: region ? nameIn(language, region) : null, address };
}

function pickClaim({
  id,
  scopeKey,
  status,
  createdAt,
  protectedFrom,
  protectedUntil,
  endedAt,
}: ClaimRow): ConflictView['claim'] {
  return { id, scopeKey, status, createdAt, protectedFrom, protectedUntil, endedAt };
}

/** A side with what is not shown as it stands: its particulars unmasked, to compare. */
interface SideRead extends ConflictSide {
  probe: Probe;
  productLine: string;
}

async function sideOf(work: Work, actor: StaffActor, registrationId: string, language: Language): Promise<SideRead> {
  const [around, row, evidence] = await Promise.all([
    // Whoever may see one side of a case sees both.
    findSurroundings(work.db, null, registrationId),
    findRegistration(work.db, registrationId, null),
    listEvidence(work.db, registrationId),
  ]);
  if (!around || !row) throw new NotFound('registration');
  const registration = typedFor(actor, row);
  return {
    registration,
    probe: probeFor(row),
    partner: around.partner,
    author: around.author,
    region:
      [around.regionParent, around.region].flatMap((part) => (part ? [nameIn(language, part)] : [])).join(' · ') ||
      null,
    source: around.source && nameIn(language, around.source),
    evidence: evidence.map(shownEvidence),
    seal: registration.ledgerSeq === null ? null : await sealOf(work, registration.ledgerSeq),
    productLine: around.productLine ? nameIn(language, around.productLine) : '',
  };
}

function shownSide({ probe: _probe, productLine: _line, ...side }: SideRead): ConflictSide {
  return side;
}

async function explain(
  work: Work,
  incumbent: SideRead | null,
  challenger: SideRead,
  customerId: string | null,
): Promise<Explanation | null> {
  if (incumbent) return compareCompanies(incumbent.probe, challenger.probe, 'direct');
  const [record] = await listCompanyRecords(work.db, customerId === null ? [] : [customerId]);
  return record ? compareCompanies(record, challenger.probe, 'direct') : null;
}

async function rulingOf(
  work: Work,
  actor: StaffActor,
  row: ConflictRow,
  events: readonly AuditEvent[],
  reasonIn: (code: string) => string,
): Promise<ConflictView['ruling']> {
  const outcome = outcomeOf(row);
  if (outcome === null) return null;
  const ended = events.findLast(({ action }) => action === 'conflict.rule' || action === 'conflict.close');
  return {
    outcome,
    at: row.ruledAt ?? row.openedAt,
    by: ended?.actorName ?? null,
    reason: row.reasonCode === null ? null : reasonIn(row.reasonCode),
    text: fieldShown(actor, 'internalNote', row.reasonText),
    seal: outcome === 'moot' || row.ledgerSeq === null ? null : await sealOf(work, row.ledgerSeq),
  };
}

async function sealOf(work: Work, seq: number): Promise<Seal | null> {
  const entry = await findLedgerEntry(work.db, seq);
  return entry && { seq: entry.seq, at: entry.at, hash: entry.hash };
}
