// What partners submitted, and what was found and decided.
import type { Generated } from 'kysely';
import type { Instant } from '#app/domain/calendar/instant.ts';

export interface RegistrationsTable {
  id: string;
  number: string | null;
  kind: string;
  status: string;
  partnerId: string;
  createdBy: string;
  companyName: string;
  uscc: string | null;
  country: string | null;
  regionCode: string | null;
  address: string | null;
  website: string | null;
  productLineId: string | null;
  projectName: string | null;
  amountMinor: number | null;
  currency: string | null;
  expectedCloseOn: string | null;
  sourceCode: string | null;
  firstContactOn: string | null;
  requirement: string | null;
  customerId: string | null;
  claimId: string | null;
  answer: string | null;
  verdict: string | null;
  ledgerSeq: number | null;
  contentHash: string | null;
  submittedAt: Instant | null;
  dueAt: Instant | null;
  holderRole: string | null;
  holderUserId: string | null;
  holderSince: Instant | null;
  decidedAt: Instant | null;
  decidedBy: string | null;
  reasonCode: string | null;
  partnerMessage: string | null;
  returnFields: string | null;
  draftValues: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  version: Generated<number>;
}

export interface RegistrationContactsTable {
  registrationId: string;
  position: number;
  name: string;
  title: string | null;
  phone: string | null;
  email: string | null;
}

export interface EvidenceTable {
  id: string;
  registrationId: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  storageKey: string;
  uploadedBy: string;
  createdAt: Instant;
  /** Taken back by its partner after it had been submitted. */
  removedAt: Instant | null;
  removedBy: string | null;
}

export interface SubmissionsTable {
  registrationId: string;
  ordinal: number;
  ledgerSeq: number;
  at: Instant;
  submittedBy: string;
  contentHash: string;
  content: string;
  evidence: string;
}

export interface VerdictsTable {
  id: string;
  registrationId: string;
  at: Instant;
  verdict: string;
  probability: number;
  engine: string;
  position: number;
  candidates: string;
}

export interface DecisionsTable {
  id: string;
  point: string;
  subjectKind: string;
  subjectId: string;
  at: Instant;
  ruleSetVersion: number;
  facts: string;
  outcome: string;
  trace: string;
  outcomeHash: string;
}

export interface RegistrationsSchema {
  registrations: RegistrationsTable;
  registrationContacts: RegistrationContactsTable;
  evidence: EvidenceTable;
  submissions: SubmissionsTable;
  verdicts: VerdictsTable;
  decisions: DecisionsTable;
}
