// What happened, in order: ledger, audit trail, outbox, mail.
import type { Generated } from 'kysely';
import type { Instant } from '#app/domain/calendar/instant.ts';

export interface LedgerHeadTable {
  id: number;
  seq: number;
  hash: string;
}

export interface LedgerEntriesTable {
  seq: number;
  at: Instant;
  act: string;
  subjectKind: string;
  subjectId: string;
  actorId: string | null;
  content: string;
  previousHash: string;
  hash: string;
}

export interface AuditEventsTable {
  id: string;
  at: Instant;
  action: string;
  actorId: string | null;
  partnerId: string | null;
  subjectKind: string;
  subjectId: string;
  subjectLabel: string | null;
  customerId: string | null;
  ledgerSeq: number | null;
  visibility: string;
  data: string;
  requestId: string | null;
  ip: string | null;
}

export interface OutboxHeadTable {
  id: number;
  position: number;
}

export interface OutboxTable {
  position: number;
  topic: string;
  payload: string;
  createdAt: Instant;
  dueAt: Instant;
  attempts: Generated<number>;
  deliveredAt: Instant | null;
  lastError: string | null;
}

export interface OutboxReadersTable {
  name: string;
  position: number;
  updatedAt: Instant;
}

export interface MailsTable {
  id: string;
  position: number;
  message: string;
  language: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  status: string;
  createdAt: Instant;
  sentAt: Instant | null;
}

export interface LedgerSchema {
  ledgerHead: LedgerHeadTable;
  ledgerEntries: LedgerEntriesTable;
  auditEvents: AuditEventsTable;
  outboxHead: OutboxHeadTable;
  outbox: OutboxTable;
  outboxReaders: OutboxReadersTable;
  mails: MailsTable;
}
