// Everything a service works with, handed in: database, clock, ids, search, files, log. Tests hand in their own.
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { toInstant, type Instant } from '#app/domain/calendar/instant.ts';
import type { Database } from '#db/client.ts';
import type { CandidateEngine } from '#search/engine.ts';
import type { Environment } from './environment.server.ts';
import type { FileStorage } from './files/storage.server.ts';

export interface Work {
  environment: Environment;
  db: Database;
  engine: CandidateEngine;
  files: FileStorage;
  log: Logger;
  /** The server's clock. */
  now: () => Date;
  /** Resolves after so many milliseconds. */
  wait: (ms: number) => Promise<void>;
  /** A new UUIDv7. */
  newId: () => string;
}

/** Where a request came from, for the audit trail; absent for jobs and commands. */
export interface Origin {
  requestId: string;
  ip: string | null;
}

export function nowOf(work: Work): Instant {
  return toInstant(work.now());
}

/** Hexadecimal SHA-256 of UTF-8 text or bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
