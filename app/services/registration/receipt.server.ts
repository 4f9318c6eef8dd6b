// The receipt of a registration: everything its partner ever submitted under it, each with its own moment and its own place
// in the ledger, for the partner to keep and to check without us. The first submission counts for priority.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { textOfEntry } from '#app/domain/ledger/entry.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { partnerStatusOf } from '#app/domain/registration/partner-status.ts';
import { contentOfSealed } from '#app/domain/registration/submission.ts';
import { findNameOfPartner, findNameOfUser } from '#db/repositories/portal-names.ts';
import { type SubmissionRow, listSubmissions } from '#db/repositories/submissions.ts';
import { type Work, nowOf } from '../work.server.ts';
import { type ContentNames, getOwnRegistration, namesOf } from './view-own.server.ts';

export interface ReceiptSubmission {
  /** From 1. */
  ordinal: number;
  receivedAt: Instant;
  submittedBy: string | null;
  content: RegistrationContent;
  names: ContentNames;
  evidence: { fileName: string; sizeBytes: number; sha256: string }[];
  /** SHA-256 of `contentText`, the exact text as it was sealed. */
  contentHash: string;
  contentText: string;
  /** Its place in the ledger. `text` is the exact text whose SHA-256 is `hash`; it holds `previousHash` and the content hash. */
  entry: { seq: number; at: Instant; hash: string; previousHash: string; text: string };
}

export interface Receipt {
  id: string;
  number: string;
  /** As typed first. */
  companyName: string;
  /** The seal as it stands today: outline until decided, filled when approved, broken when it ended. */
  state: 'provisional' | 'protected' | 'ended';
  issuedAt: Instant;
  partnerName: string | null;
  /** The first one is what counts for priority; later ones answer a return. */
  submissions: [ReceiptSubmission, ...ReceiptSubmission[]];
}

/** Throws NotFound outside the actor's scope and for what was never submitted. */
export async function getReceipt(work: Work, actor: PartnerActor, id: string): Promise<Receipt> {
  const row = await getOwnRegistration(work, actor, id);
  const rows = await listSubmissions(work.db, id);
  const [partnerName, ...submissions] = await Promise.all([
    findNameOfPartner(work.db, partnerScopeOf(actor), row.partnerId),
    ...rows.map((submission) => submissionOf(work, actor, submission)),
  ]);
  const [first, ...later] = submissions;
  if (!first || row.number === null) throw new NotFound('receipt');
  const status = partnerStatusOf(row);
  const isOver = status === 'rejected' || status === 'withdrawn';
  return {
    id,
    number: row.number,
    companyName: first.content.companyName,
    state: status === 'approved' ? 'protected' : isOver ? 'ended' : 'provisional',
    issuedAt: nowOf(work),
    partnerName,
    submissions: [first, ...later],
  };
}

async function submissionOf(work: Work, actor: PartnerActor, row: SubmissionRow): Promise<ReceiptSubmission> {
  const content = contentOfSealed(row.content);
  const [names, submittedBy] = await Promise.all([
    namesOf(work, content),
    findNameOfUser(work.db, partnerScopeOf(actor), row.submittedBy),
  ]);
  const { seq, at, hash, previousHash } = row.entry;
  return {
    ordinal: row.ordinal,
    receivedAt: row.at,
    submittedBy,
    content,
    names,
    evidence: row.files.map(({ fileName, sizeBytes, sha256 }) => ({ fileName, sizeBytes, sha256 })),
    contentHash: row.contentHash,
    contentText: row.content,
    entry: { seq, at, hash, previousHash, text: textOfEntry(row.entry) },
  };
}

/** What goes into the file a partner keeps: the two texts of every submission and the hashes to be got from them. */
export function receiptFile({ number, issuedAt, submissions }: Receipt): string {
  return JSON.stringify(
    {
      format: 'rightful-receipt/1',
      number,
      issuedAt,
      submissions: submissions.map(({ ordinal, receivedAt, contentHash, contentText, entry, evidence }) => ({
        ordinal,
        receivedAt,
        contentText,
        contentHash,
        entryText: entry.text,
        entryHash: entry.hash,
        previousHash: entry.previousHash,
        seq: entry.seq,
        files: evidence,
      })),
    },
    null,
    2,
  );
}
