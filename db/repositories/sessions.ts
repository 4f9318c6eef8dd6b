// Sessions, known by the hash of their id.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';

export interface SessionRow {
  idHash: string;
  userId: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  expiresAt: Instant;
  secondFactorAt: Instant | null;
  ip: string | null;
  userAgent: string | null;
}

const columns = [
  'idHash',
  'userId',
  'createdAt',
  'lastSeenAt',
  'expiresAt',
  'secondFactorAt',
  'ip',
  'userAgent',
] as const;

const sessionsOfHash = prepared((db, { idHash }: { idHash: string }) =>
  db.selectFrom('sessions').select(columns).where('idHash', '=', idHash),
);

export async function findSession(db: Reader, idHash: string): Promise<SessionRow | null> {
  return (await sessionsOfHash(db, { idHash }))[0] ?? null;
}

/** Newest use first. */
export async function listSessionsOfUser(db: Reader, userId: string): Promise<SessionRow[]> {
  return db.selectFrom('sessions').select(columns).where('userId', '=', userId).orderBy('lastSeenAt', 'desc').execute();
}

export async function insertSession(db: Reader, session: SessionRow): Promise<void> {
  await db.insertInto('sessions').values(session).execute();
}

export async function touchSession(
  db: Reader,
  idHash: string,
  change: { expiresAt?: Instant; lastSeenAt?: Instant },
): Promise<void> {
  await db.updateTable('sessions').set(change).where('idHash', '=', idHash).execute();
}

export async function deleteSession(db: Reader, idHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('idHash', '=', idHash).execute();
}

export async function deleteSessionsOfUser(db: Reader, userId: string): Promise<void> {
  await db.deleteFrom('sessions').where('userId', '=', userId).execute();
}

export async function deleteExpiredSessions(db: Reader, now: Instant): Promise<void> {
  await db.deleteFrom('sessions').where('expiresAt', '<', now).execute();
}

/** Ends all sessions of a user but one; answers how many. */
export async function deleteOtherSessionsOfUser(db: Reader, userId: string, keptIdHash: string): Promise<number> {
  const result = await db
    .deleteFrom('sessions')
    .where('userId', '=', userId)
    .where('idHash', '!=', keptIdHash)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Ends one session, if it is the user's; answers whether there was one. */
export async function deleteSessionOfUser(db: Reader, userId: string, idHash: string): Promise<boolean> {
  const result = await db
    .deleteFrom('sessions')
    .where('userId', '=', userId)
    .where('idHash', '=', idHash)
    .executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}
