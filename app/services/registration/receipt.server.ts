// The receipt of a registration: what was received, when, and where it lies in the ledger, for its own partner to keep
// and to check without us.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { canonicalJson } from '#app/domain/ledger/entry.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { listEvidence } from '#db/repositories/evidence.ts';
import { listEvidenceHashes } from '#db/repositories/evidence-hashes.ts';
import { findNameOfPartner, findNameOfUser } from '#db/repositories/portal-names.ts';
import { listEntriesOfSubject } from '#db/repositories/receipts.ts';
import { type Work, nowOf, sha256 } from '../work.server.ts';
import { type ContentNames, contentOf, getOwnRegistration, namesOf } from './view-own.server.ts';

export interface Receipt {
  id: string;
  number: string;
  /** The seal as it stands today: outline until decided, filled when approved, broken when it ended. */
  state: 'provisional' | 'protected' | 'ended';
  receivedAt: Instant;
  issuedAt: Instant;
  partnerName: string | null;
  submittedBy: string | null;
  content: RegistrationContent;
  names: ContentNames;
  evidence: { fileName: string; sizeBytes: number; sha256: string }[];
  contentHash: string;
  /** The exact text whose SHA-256 is the content hash; null when files changed since (a return being answered). */
  hashedText: string | null;
  /** Its place in the ledger. */
  entry: { seq: number; at: Instant; hash: string; previousHash: string };
}

/** Throws NotFound outside the actor's scope and for what was never submitted. */
export async function getReceipt(work: Work, actor: PartnerActor, id: string): Promise<Receipt> {
  const scope = partnerScopeOf(actor);
  const row = await getOwnRegistration(work, actor, id);
  const entries = await listEntriesOfSubject(work.db, { kind: 'registration', id });
  const entry = entries.find(({ seq }) => seq === row.ledgerSeq);
  if (!entry || row.number === null || row.contentHash === null || row.submittedAt === null)
    throw new NotFound('receipt');
  const content = contentOf(row);
  const [names, evidence, hashes, partnerName, submittedBy] = await Promise.all([
    namesOf(work, content),
    listEvidence(work.db, id),
    listEvidenceHashes(work.db, id),
    findNameOfPartner(work.db, scope, row.partnerId),
    findNameOfUser(work.db, scope, row.createdBy),
  ]);
  const hashedText = canonicalJson({ ...content, evidence: hashes });
  const isOver = row.status === 'rejected' || row.status === 'withdrawn';
  return {
    id,
    number: row.number,
    state: row.status === 'approved' ? 'protected' : isOver ? 'ended' : 'provisional',
    receivedAt: row.submittedAt,
    issuedAt: nowOf(work),
    partnerName,
    submittedBy,
    content,
    names,
    evidence: evidence.map(({ fileName, sizeBytes, sha256: digest }) => ({ fileName, sizeBytes, sha256: digest })),
    contentHash: row.contentHash,
    hashedText: sha256(hashedText) === row.contentHash ? hashedText : null,
    entry: { seq: entry.seq, at: entry.at, hash: entry.hash, previousHash: entry.previousHash },
  };
}
