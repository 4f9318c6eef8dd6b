// What is noticed: look-ups, labelled pairs, close reports, visits.
import type { Generated } from 'kysely';
import type { Instant } from '#app/domain/calendar/instant.ts';

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

export interface SiteVisitsTable {
  id: string;
  domain: string;
  page: string;
  visitedAt: Instant;
  tokenId: string;
  receivedAt: Instant;
}

export interface SignalsSchema {
  probes: ProbesTable;
  probeAlerts: ProbeAlertsTable;
  probeRestrictions: ProbeRestrictionsTable;
  pairLabels: PairLabelsTable;
  closeReports: CloseReportsTable;
  siteVisits: SiteVisitsTable;
}
