// Lucia, and the only file that knows it: sessions are made, read and ended here. It could be replaced here too.
import { Lucia, TimeSpan } from 'lucia';
import { minuteMs, msBetween, toInstant } from '#app/domain/calendar/instant.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOfUser,
  findSession,
  insertSession,
  listSessionsOfUser,
  touchSession,
} from '#db/repositories/sessions.ts';
import { type Work, nowOf, sha256 } from '../work.server.ts';

export interface SessionOrigin {
  ip: string | null;
  userAgent: string | null;
}

interface SessionAttributes extends SessionOrigin {
  createdAt: string;
  lastSeenAt: string;
  secondFactorAt: string | null;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

const sessionDays = 14;
const instances = new WeakMap<Work, Lucia<SessionAttributes>>();

/** The database holds only the hash of a session's id: who reads the table cannot sign in with it. */
function luciaOf(work: Work): Lucia<SessionAttributes> {
  const known = instances.get(work);
  if (known) return known;
  const toLucia = (id: string, row: { userId: string; expiresAt: string } & SessionAttributes) => ({
    id,
    userId: row.userId,
    expiresAt: new Date(row.expiresAt),
    attributes: {
      ip: row.ip,
      userAgent: row.userAgent,
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      secondFactorAt: row.secondFactorAt,
    },
  });
  const lucia = new Lucia<SessionAttributes>(
    {
      async getSessionAndUser(id) {
        const row = await findSession(work.db, sha256(id));
        return row ? [toLucia(id, row), { id: row.userId, attributes: {} }] : [null, null];
      },
      async getUserSessions(userId) {
        return (await listSessionsOfUser(work.db, userId)).map((row) => toLucia(row.idHash, row));
      },
      async setSession(session) {
        await insertSession(work.db, {
          idHash: sha256(session.id),
          userId: session.userId,
          expiresAt: session.expiresAt.toISOString(),
          ...session.attributes,
        });
      },
      async updateSessionExpiration(id, expiresAt) {
        await touchSession(work.db, sha256(id), { expiresAt: expiresAt.toISOString() });
      },
      async deleteSession(id) {
        await deleteSession(work.db, sha256(id));
      },
      async deleteUserSessions(userId) {
        await deleteSessionsOfUser(work.db, userId);
      },
      async deleteExpiredSessions() {
        await deleteExpiredSessions(work.db, nowOf(work));
      },
    },
    {
      sessionExpiresIn: new TimeSpan(sessionDays, 'd'),
      sessionCookie: {
        name: cookieName(work),
        attributes: { secure: work.environment.appUrl.startsWith('https:'), sameSite: 'lax', path: '/' },
      },
      getSessionAttributes: (attributes) => attributes,
    },
  );
  instances.set(work, lucia);
  return lucia;
}

/** `__Host-` binds the cookie to this host over TLS; plain HTTP on a laptop cannot carry it. */
function cookieName(work: Work): string {
  return work.environment.appUrl.startsWith('https:') ? '__Host-rightful' : 'rightful';
}

/** Starts a session and answers the `Set-Cookie` value that carries it. */
export async function startSession(
  work: Work,
  userId: string,
  origin: SessionOrigin,
  secondFactor: boolean,
): Promise<{ cookie: string }> {
  const at = nowOf(work);
  const lucia = luciaOf(work);
  const session = await lucia.createSession(userId, {
    ip: origin.ip,
    userAgent: origin.userAgent?.slice(0, 190) ?? null,
    createdAt: at,
    lastSeenAt: at,
    secondFactorAt: secondFactor ? at : null,
  });
  return { cookie: lucia.createSessionCookie(session.id).serialize() };
}

export interface ReadSession {
  userId: string;
  sessionHash: string;
  /** A renewed cookie to send along, when the session was prolonged. */
  cookie: string | null;
}

/** The live session a `Cookie` header carries, or null. Notes when it was last seen, to the five minutes. */
export async function readSession(work: Work, cookieHeader: string | null): Promise<ReadSession | null> {
  const lucia = luciaOf(work);
  const id = lucia.readSessionCookie(cookieHeader ?? '');
  if (!id) return null;
  const { session } = await lucia.validateSession(id);
  if (!session) return null;
  const now = toInstant(work.now());
  if (msBetween(session.lastSeenAt, now) > 5 * minuteMs) await touchSession(work.db, sha256(id), { lastSeenAt: now });
  return {
    userId: session.userId,
    sessionHash: sha256(id),
    cookie: session.fresh ? lucia.createSessionCookie(id).serialize() : null,
  };
}

/** Ends the session of a `Cookie` header; answers the `Set-Cookie` value that clears it. */
export async function endSession(work: Work, cookieHeader: string | null): Promise<{ cookie: string }> {
  const lucia = luciaOf(work);
  const id = lucia.readSessionCookie(cookieHeader ?? '');
  if (id) await lucia.invalidateSession(id);
  return { cookie: lucia.createBlankSessionCookie().serialize() };
}

/** Cleans out sessions past their end. */
export async function dropExpiredSessions(work: Work): Promise<void> {
  await luciaOf(work).deleteExpiredSessions();
}
