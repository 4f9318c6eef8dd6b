// The master customer list, and what is known of each customer.
import type { Generated } from 'kysely';
import type { Instant } from '#app/domain/calendar/instant.ts';

export interface CustomersTable {
  number: Generated<number>;
  id: string;
  legalName: string;
  status: string;
  canonicalId: string | null;
  uscc: string | null;
  registrationNumber: string | null;
  country: string;
  regionCode: string | null;
  address: string | null;
  industryCode: string | null;
  sizeCode: string | null;
  websiteDomain: string | null;
  sourceSystem: string | null;
  externalId: string | null;
  notes: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  version: Generated<number>;
}

export interface CustomerNamesTable {
  id: string;
  customerId: string;
  kind: string;
  value: string;
  createdBy: string | null;
  createdAt: Instant;
  learnedFrom: string | null;
  learnedFromId: string | null;
}

export interface CustomerRelationsTable {
  id: string;
  customerId: string;
  relatedId: string | null;
  relatedName: string | null;
  kind: string;
  status: string;
  validFrom: Instant | null;
  validUntil: Instant | null;
  evidence: string | null;
  openKey: string | null;
  createdBy: string | null;
  createdAt: Instant;
  endedBy: string | null;
  endedAt: Instant | null;
  version: Generated<number>;
}

export interface CustomerMergesTable {
  id: string;
  kind: string;
  fromId: string;
  intoId: string;
  at: Instant;
  byUserId: string | null;
  ledgerSeq: number | null;
  moved: string;
  undoneAt: Instant | null;
  undoneBy: string | null;
}

export interface CustomerContactsTable {
  id: string;
  customerId: string;
  kind: string;
  value: string;
  person: string | null;
}

export interface MatchKeysTable {
  key: number;
  customerNumber: number;
}

export interface CustomerProductLinesTable {
  customerId: string;
  productLineId: string;
  since: string;
}

export interface HouseAccountsTable {
  id: string;
  customerId: string;
  productLineId: string | null;
  reason: string;
  since: Instant;
  expiresAt: Instant;
  createdBy: string;
}

export interface CustomersSchema {
  customers: CustomersTable;
  customerNames: CustomerNamesTable;
  customerRelations: CustomerRelationsTable;
  customerMerges: CustomerMergesTable;
  customerContacts: CustomerContactsTable;
  matchKeys: MatchKeysTable;
  customerProductLines: CustomerProductLinesTable;
  houseAccounts: HouseAccountsTable;
}
