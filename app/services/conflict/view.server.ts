// One conflict as whoever rules it reads it: both sides as they stood up, why they may be one company, the claim at stake,
// and the ruling once there is one. Reads only; a case with neither side in the scope is “not found”.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import { type Language, nameIn } from '#app/domain/language/language.ts';
import { type AuditEvent, listAuditOfSubject } from '#db/repositories/audit.ts';
import { findClaim } from '#db/repositories/claims.ts';
import {
  type FollowUpLine,
  getClaimAtStake,
  isConflictWithin,
  listFollowUpsOfClaim,
  winnerOf,
} from '#db/repositories/conflict-lists.ts';
import { type ConflictRow, findConflict } from '#db/repositories/conflicts.ts';
import { findLedgerEntry } from '#db/repositories/ledger.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { type EvidenceFile, findSurroundings, listChoices, listEvidenceFiles } from '#db/repositories/review-record.ts';
import { findUserName } from '#db/repositories/user-names.ts';
import { compareCompanies } from '#search/matching/match.ts';
import { probeFor } from '../registration/check.server.ts';
import type { RegistrationTyped } from '../registration/view-for-review.server.ts';
import { type Work, nowOf } from '../work.server.ts';

export interface Seal {
  seq: number;
  at: Instant;
  hash: string;
}

export interface ConflictSide {
  registration: RegistrationTyped;
  partner: { id: string; name: string; kind: string; tier: string };
  author: string;
  region: string | null;
  source: string | null;
  evidence: EvidenceFile[];
  seal: Seal | null;
}

export interface ConflictView {
  conflict: Omit<ConflictRow, 'openedBy' | 'ruledBy' | 'winnerRegistrationId'>;
  openedBy: string | null;
  incumbent: ConflictSide;
  challenger: ConflictSide;
  /** The incumbent's particulars on the left, the challenger's on the right. */
  explanation: Explanation;
  claim: {
    id: string;
    customerId: string;
    customerName: string;
    productLine: string;
    scopeKey: string;
    status: ClaimStatus;
    createdAt: Instant;
    protectedFrom: Instant | null;
    protectedUntil: Instant | null;
    endedAt: Instant | null;
  };
  followUps: FollowUpLine[];
  ruling: {
    by: string | null;
    at: Instant;
    outcome: 'incumbent' | 'challenger' | 'different';
    reason: string | null;
    text: string | null;
    seal: Seal | null;
  } | null;
  reasons: { value: string; label: string }[];
  events: AuditEvent[];
  mayRule: boolean;
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
  const { openedBy, ruledBy, winnerRegistrationId, ...conflict } = found;
  const [incumbent, challenger, claim, stake, followUps, reasons, events] = await Promise.all([
    sideOf(work, conflict.incumbentRegistrationId, asked.language),
    sideOf(work, conflict.challengerRegistrationId, asked.language),
    findClaim(db, conflict.claimId),
    getClaimAtStake(db, conflict.claimId),
    listFollowUpsOfClaim(db, conflict.claimId, followUpsShown),
    listChoices(db, 'rulingReason'),
    listAuditOfSubject(db, { kind: 'conflict', id: conflict.id }, 'all'),
  ]);
  if (!claim) throw new NotFound('claim');
  const named = reasons.map((reason) => ({ value: reason.code, label: nameIn(asked.language, reason) }));
  const sealed = events.findLast(({ action, ledgerSeq }) => action === 'conflict.rule' && ledgerSeq !== null);
  return {
    conflict,
    openedBy: openedBy === null ? null : await findUserName(db, openedBy),
    incumbent,
    challenger,
    explanation: compareCompanies(probeFor(incumbent.registration), probeFor(challenger.registration), 'pair'),
    claim: {
      id: claim.id,
      customerId: claim.customerId,
      customerName: stake.customerName,
      productLine: nameIn(asked.language, stake.productLine),
      scopeKey: claim.scopeKey,
      status: claim.status,
      createdAt: claim.createdAt,
      protectedFrom: claim.protectedFrom,
      protectedUntil: claim.protectedUntil,
      endedAt: claim.endedAt,
    },
    followUps,
    ruling:
      conflict.status === 'open' || conflict.ruledAt === null
        ? null
        : {
            by: ruledBy === null ? null : await findUserName(db, ruledBy),
            at: conflict.ruledAt,
            outcome: winnerOf(found) ?? 'different',
            reason: named.find(({ value }) => value === conflict.reasonCode)?.label ?? conflict.reasonCode,
            text: conflict.reasonText,
            seal: sealed?.ledgerSeq ? await sealOf(work, sealed.ledgerSeq) : null,
          },
    reasons: named,
    events,
    mayRule: conflict.status === 'open' && decide(actor, 'conflict:rule').allowed,
    now: nowOf(work),
  };
}

async function sideOf(work: Work, registrationId: string, language: Language): Promise<ConflictSide> {
  const [around, row, evidence] = await Promise.all([
    // Whoever may see one side of a case sees both.
    findSurroundings(work.db, null, registrationId),
    findRegistration(work.db, registrationId, null),
    listEvidenceFiles(work.db, registrationId),
  ]);
  if (!around || !row) throw new NotFound('registration');
  const { draftValues: _, ...registration } = row;
  return {
    registration,
    partner: around.partner,
    author: around.author,
    region: [around.regionParent, around.region].flatMap((part) => (part ? [nameIn(language, part)] : [])).join(' · ') || null,
    source: around.source && nameIn(language, around.source),
    evidence,
    seal: registration.ledgerSeq === null ? null : await sealOf(work, registration.ledgerSeq),
  };
}

async function sealOf(work: Work, seq: number): Promise<Seal | null> {
  const entry = await findLedgerEntry(work.db, seq);
  return entry && { seq: entry.seq, at: entry.at, hash: entry.hash };
}
