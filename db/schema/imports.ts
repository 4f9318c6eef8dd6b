// Files on their way into the master list.
import type { Generated } from 'kysely';
import type { Instant } from '#app/domain/calendar/instant.ts';

export interface ImportsTable {
  id: string;
  fileName: string;
  storageKey: string;
  sha256: string;
  sizeBytes: number;
  format: string;
  encoding: string;
  status: string;
  header: string;
  mapping: string;
  totalRows: number | null;
  stagedRows: Generated<number>;
  committedRows: Generated<number>;
  committedThrough: Generated<number>;
  counts: string;
  problem: string | null;
  createdBy: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  leaseUntil: Instant | null;
  version: Generated<number>;
}

export interface ImportRowsTable {
  importId: string;
  rowNumber: number;
  verdict: string;
  customerId: string | null;
  duplicateRow: number | null;
  data: string;
  problems: string | null;
}

export interface ImportMappingsTable {
  signature: string;
  mapping: string;
  usedAt: Instant;
}

export interface ImportsSchema {
  imports: ImportsTable;
  importRows: ImportRowsTable;
  importMappings: ImportMappingsTable;
}
