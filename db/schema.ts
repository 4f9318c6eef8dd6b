// The shape of every table as the code sees it (camelCase; the database has snake_case). Kept in step with
// `migrations/` by a test that compares both.
import type { Generated } from 'kysely';
import type { Instant } from '#app/domain/calendar/instant.ts';

export interface UsersTable {
  id: string;
  email: string;
  invitedAs: string | null;
  name: string;
  partnerId: string | null;
  status: string;
  passwordHash: string | null;
  language: string | null;
  timeZone: string | null;
  colorScheme: string | null;
  totpSecret: string | null;
  totpConfirmedAt: Instant | null;
  totpLastStep: number | null;
  failedSignIns: Generated<number>;
  lockedUntil: Instant | null;
  homeSeenAt: Instant | null;
  lastSignedInAt: Instant | null;
  createdAt: Instant;
  updatedAt: Instant;
  version: Generated<number>;
}

export interface UserRolesTable {
  userId: string;
  role: string;
}

export interface UserRegionsTable {
  userId: string;
  regionCode: string;
}

export interface SessionsTable {
  idHash: string;
  userId: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  expiresAt: Instant;
  secondFactorAt: Instant | null;
  ip: string | null;
  userAgent: string | null;
}

export interface TokensTable {
  id: string;
  userId: string;
  purpose: string;
  tokenHash: string;
  createdAt: Instant;
  expiresAt: Instant;
  usedAt: Instant | null;
}

export interface RecoveryCodesTable {
  userId: string;
  codeHash: string;
  usedAt: Instant | null;
}

export interface RateLimitsTable {
  keyHash: string;
  windowStart: Instant;
  count: number;
}

export interface SettingsTable {
  name: string;
  value: string;
  updatedAt: Instant;
  version: Generated<number>;
}

export interface PartnersTable {
  id: string;
  code: string;
  name: string;
  kind: string;
  tier: string;
  status: string;
  parentId: string | null;
  seesResellers: Generated<number>;
  capacity: number;
  language: string;
  channelManagerId: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  version: Generated<number>;
}

export interface RegionsTable {
  code: string;
  parentCode: string | null;
  nameEn: string;
  nameZh: string;
  position: number;
  status: string;
  version: Generated<number>;
}

export interface ProductLinesTable {
  id: string;
  code: string;
  nameEn: string;
  nameZh: string;
  claimScope: string;
  familyPolicy: Generated<string>;
  position: number;
  status: string;
  version: Generated<number>;
}

export interface CodeListEntriesTable {
  list: string;
  code: string;
  nameEn: string;
  nameZh: string;
  position: number;
  status: string;
  version: Generated<number>;
}

export interface PartnerRegionsTable {
  partnerId: string;
  regionCode: string;
}

export interface PartnerProductLinesTable {
  partnerId: string;
  productLineId: string;
}

/** `number` stands for the customer where rows are many and small (match keys); it never leaves the database. */
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

/** `key` is the `keyNumber` of a derived key. */
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

export interface RuleSetsTable {
  version: number;
  values: string;
  authorId: string | null;
  validFrom: Instant;
}

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

/** `committedThrough`: every row up to this number has been written or needs no writing. */
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

export interface ProbesTable {
  id: string;
  at: Instant;
  source: string;
  userId: string;
  partnerId: string;
  registrationId: string | null;
  companyName: string;
  uscc: string | null;
  nameKey: string;
  codeKey: string | null;
  answer: string;
  decoyId: string | null;
  watchedAt: Instant | null;
}

export interface ProbeAlertsTable {
  id: string;
  kind: string;
  status: string;
  partnerId: string;
  userId: string | null;
  decoyId: string | null;
  raisedAt: Instant;
  probes: string;
  acknowledgedAt: Instant | null;
  acknowledgedBy: string | null;
  note: string | null;
  version: Generated<number>;
}

export interface ProbeRestrictionsTable {
  id: string;
  userId: string;
  alertId: string;
  since: Instant;
  liftedAt: Instant | null;
  liftedBy: string | null;
}

export interface PairLabelsTable {
  id: string;
  pairKey: string;
  currentKey: string | null;
  leftKind: string;
  leftId: string;
  leftName: string;
  rightKind: string;
  rightId: string;
  rightName: string;
  label: string;
  note: string | null;
  verdict: string;
  probability: number;
  rule: string;
  normVersion: number;
  weightsHash: string;
  explanation: string;
  createdBy: string;
  createdAt: Instant;
  endedBy: string | null;
  endedAt: Instant | null;
}

export interface CloseReportsTable {
  id: string;
  earlierId: string;
  laterId: string;
  city: string;
  verdict: string;
  probability: number;
  explanation: string;
  windowDays: number;
  ruleSetVersion: number;
  raisedAt: Instant;
  clearedAt: Instant | null;
}

export interface ApiTokensTable {
  id: string;
  name: string;
  prefix: string;
  tokenHash: string;
  createdBy: string;
  createdAt: Instant;
  lastUsedAt: Instant | null;
  revokedBy: string | null;
  revokedAt: Instant | null;
}

export interface SiteVisitsTable {
  id: string;
  domain: string;
  page: string;
  visitedAt: Instant;
  tokenId: string;
  receivedAt: Instant;
}

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

export interface Schema {
  users: UsersTable;
  userRoles: UserRolesTable;
  userRegions: UserRegionsTable;
  sessions: SessionsTable;
  tokens: TokensTable;
  recoveryCodes: RecoveryCodesTable;
  rateLimits: RateLimitsTable;
  settings: SettingsTable;
  partners: PartnersTable;
  regions: RegionsTable;
  productLines: ProductLinesTable;
  codeListEntries: CodeListEntriesTable;
  partnerRegions: PartnerRegionsTable;
  partnerProductLines: PartnerProductLinesTable;
  customers: CustomersTable;
  customerNames: CustomerNamesTable;
  customerRelations: CustomerRelationsTable;
  customerMerges: CustomerMergesTable;
  customerContacts: CustomerContactsTable;
  matchKeys: MatchKeysTable;
  customerProductLines: CustomerProductLinesTable;
  houseAccounts: HouseAccountsTable;
  registrations: RegistrationsTable;
  registrationContacts: RegistrationContactsTable;
  evidence: EvidenceTable;
  submissions: SubmissionsTable;
  verdicts: VerdictsTable;
  decisions: DecisionsTable;
  ruleSets: RuleSetsTable;
  claims: ClaimsTable;
  conflicts: ConflictsTable;
  followUps: FollowUpsTable;
  ledgerHead: LedgerHeadTable;
  ledgerEntries: LedgerEntriesTable;
  auditEvents: AuditEventsTable;
  outboxHead: OutboxHeadTable;
  outbox: OutboxTable;
  outboxReaders: OutboxReadersTable;
  mails: MailsTable;
  imports: ImportsTable;
  importRows: ImportRowsTable;
  importMappings: ImportMappingsTable;
  sweepItems: SweepItemsTable;
  sweepRuns: SweepRunsTable;
  jobRuns: JobRunsTable;
  probes: ProbesTable;
  probeAlerts: ProbeAlertsTable;
  probeRestrictions: ProbeRestrictionsTable;
  pairLabels: PairLabelsTable;
  closeReports: CloseReportsTable;
  apiTokens: ApiTokensTable;
  siteVisits: SiteVisitsTable;
}
