// Claims, the work done under them, and the cases about them.
import type { Generated } from 'kysely';
import type { Instant } from '#app/domain/calendar/instant.ts';

export interface ClaimsTable {
  id: string;
  customerId: string;
  productLineId: string;
  scopeKey: string;
  liveKey: string | null;
  status: string;
  ownerPartnerId: string;
  ownerUserId: string;
  registrationId: string;
  protectedFrom: Instant | null;
  protectedUntil: Instant | null;
  endedAt: Instant | null;
  endReason: string | null;
  ledgerSeq: number;
  createdAt: Instant;
  updatedAt: Instant;
  version: Generated<number>;
}

export interface ConflictsTable {
  id: string;
  number: string;
  cause: string;
  status: string;
  claimId: string | null;
  incumbentRegistrationId: string | null;
  challengerRegistrationId: string;
  statement: string | null;
  openedBy: string | null;
  openedAt: Instant;
  dueAt: Instant;
  ruledAt: Instant | null;
  ruledBy: string | null;
  winnerRegistrationId: string | null;
  reasonCode: string | null;
  reasonText: string | null;
  ledgerSeq: number | null;
  version: Generated<number>;
}

export interface FollowUpsTable {
  id: string;
  claimId: string;
  customerId: string;
  partnerId: string;
  userId: string;
  kind: string;
  occurredAt: Instant;
  stage: string | null;
  note: string;
  createdAt: Instant;
}

export interface ClaimsSchema {
  claims: ClaimsTable;
  conflicts: ConflictsTable;
  followUps: FollowUpsTable;
}
