// One registration as staff read it: what was typed, its files, who has it, what became of it and everything that happened.
// Reads only; whoever is outside the scope gets “not found”. Look-alikes are the reviewer's: `view-for-review.server.ts`.
import { NotFound } from '#app/domain/access/errors.ts';
import { contentShown } from '#app/domain/access/field.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import type { Language } from '#app/domain/language/language.ts';
import { type Named, nameIn } from '#app/domain/language/named.ts';
import { type AuditEvent, listAuditOfSubject } from '#db/repositories/audit.ts';
import { findClaim } from '#db/repositories/claims.ts';
import { listOpenConflictsOf } from '#db/repositories/conflicts.ts';
import { listEvidence } from '#db/repositories/evidence.ts';
import { findLedgerEntry } from '#db/repositories/ledger.ts';
import { type RegistrationRow, findRegistration } from '#db/repositories/registrations.ts';
import { type RegistrationSurroundings, findSurroundings } from '#db/repositories/review-record.ts';
import { type Work, nowOf } from '../work.server.ts';
import { type EventLine, eventLines } from './event-lines.server.ts';
import { type SubmissionSeen, seeSubmissions } from './see-submissions.server.ts';
import { type EvidenceShown, shownEvidence } from './view-own.server.ts';

export type RegistrationTyped = Omit<RegistrationRow, 'draftValues'>;

export interface RegistrationRecord {
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
  /** Everything that was submitted under it, the first one first, each with what it changed. */
  submissions: SubmissionSeen[];
  seal: { seq: number; at: Instant; hash: string } | null;
  claim: { protectedUntil: Instant | null; status: ClaimStatus } | null;
  /** The open case it stands in, with the moment a ruling is due. */
  conflict: { id: string; number: string; dueAt: Instant } | null;
  events: EventLine[];
  mayDecide: boolean;
  now: Instant;
}

export async function viewRecord(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  asked: { id: string; language: Language },
): Promise<RegistrationRecord> {
  return (await readRecord(work, actor, scope, asked)).record;
}

/** The record with what a review needs besides: the row as stored and the names around it. */
export async function readRecord(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  asked: { id: string; language: Language },
): Promise<{ record: RegistrationRecord; row: RegistrationRow; around: RegistrationSurroundings }> {
  const { db } = work;
  const around = await findSurroundings(db, scope, asked.id);
  const row = around && (await findRegistration(db, asked.id, null));
  if (!around || !row) throw new NotFound('registration');
  const registration = typedFor(actor, row);
  const [evidence, submissions, entry, claim, conflicts, events] = await Promise.all([
    listEvidence(db, asked.id),
    seeSubmissions(work, actor, asked.id),
    registration.ledgerSeq === null ? null : findLedgerEntry(db, registration.ledgerSeq),
    registration.claimId === null ? null : findClaim(db, registration.claimId),
    listOpenConflictsOf(db, asked.id),
    eventsOf(work, registration),
  ]);
  const place = (named: Named | null) => named && nameIn(asked.language, named);
  const record: RegistrationRecord = {
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
    submissions,
    seal: entry && { seq: entry.seq, at: entry.at, hash: entry.hash },
    claim: claim && { protectedUntil: claim.protectedUntil, status: claim.status },
    conflict: conflicts[0] ? { id: conflicts[0].id, number: conflicts[0].number, dueAt: conflicts[0].dueAt } : null,
    events: await eventLines(work, actor, asked.language, events),
    mayDecide: decide(actor, 'review:decide').allowed,
    now: nowOf(work),
  };
  return { record, row, around };
}

/** A registration as typed, as far as the viewer may see it. */
export function typedFor(actor: StaffActor, { draftValues: _, ...row }: RegistrationRow): RegistrationTyped {
  return contentShown(actor, row);
}

/** The registration's own events and its claim's, in one line. */
async function eventsOf(work: Work, { id, claimId }: RegistrationTyped): Promise<AuditEvent[]> {
  const own = await listAuditOfSubject(work.db, { kind: 'registration', id }, 'all');
  if (!claimId) return own;
  const claims = await listAuditOfSubject(work.db, { kind: 'claim', id: claimId }, 'all');
  return [...own, ...claims].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
}
