// Timed work: re-checks after a change of the list, and when each job ran.
import type { Generated } from 'kysely';
import type { Instant } from '#app/domain/calendar/instant.ts';

export interface SweepItemsTable {
  id: string;
  registrationId: string;
  claimId: string | null;
  partnerId: string;
  customerId: string;
  kind: string;
  oldVerdict: string;
  newVerdict: string;
  oldExplanation: string | null;
  newExplanation: string;
  checkedAt: Instant | null;
  weightsHash: string;
  status: string;
  foundAt: Instant;
  resolvedAt: Instant | null;
  resolvedBy: string | null;
  reason: string | null;
  conflictId: string | null;
  version: Generated<number>;
}

export interface SweepRunsTable {
  id: string;
  status: string;
  cursor: string | null;
  done: Generated<number>;
  total: number;
  found: Generated<number>;
  startedBy: string | null;
  startedAt: Instant;
  updatedAt: Instant;
  finishedAt: Instant | null;
  leaseUntil: Instant | null;
  version: Generated<number>;
}

export interface JobRunsTable {
  name: string;
  startedAt: Instant;
  endedAt: Instant;
  nextAt: Instant;
  failures: number;
  error: string | null;
}

export interface SweepSchema {
  sweepItems: SweepItemsTable;
  sweepRuns: SweepRunsTable;
  jobRuns: JobRunsTable;
}
