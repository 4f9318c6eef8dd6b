// Accounts: people, how they come in, how often, and tokens of programs.
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

export interface AccessSchema {
  users: UsersTable;
  userRoles: UserRolesTable;
  userRegions: UserRegionsTable;
  sessions: SessionsTable;
  tokens: TokensTable;
  recoveryCodes: RecoveryCodesTable;
  rateLimits: RateLimitsTable;
  apiTokens: ApiTokensTable;
}
