// The devices a person is signed in on: shown, ended one by one, or all but this one.
import type { Instant } from '#app/domain/calendar/instant.ts';
import { deleteOtherSessionsOfUser, deleteSessionOfUser, listSessionsOfUser } from '#db/repositories/sessions.ts';
import { getUser } from './get-user.server.ts';
import { commit } from '../unit-of-work.server.ts';
import { type Origin, type Work, nowOf } from '../work.server.ts';
import { accountEvent } from './account-actor.server.ts';
import type { SignedInUser } from './get-user.server.ts';

export interface SessionOfUser {
  /** The hash the session is known by; of no use for signing in. */
  id: string;
  current: boolean;
  createdAt: Instant;
  lastSeenAt: Instant;
  ip: string | null;
  userAgent: string | null;
}

/** This session first, then the one used last. */
export async function listSessions(work: Work, { actor, sessionHash }: SignedInUser): Promise<SessionOfUser[]> {
  const now = nowOf(work);
  const rows = (await listSessionsOfUser(work.db, actor.userId)).filter((row) => row.expiresAt > now);
  return rows
    .map(({ idHash, createdAt, lastSeenAt, ip, userAgent }) => ({
      id: idHash,
      current: idHash === sessionHash,
      createdAt,
      lastSeenAt,
      ip,
      userAgent,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one of the person's own sessions; false when there is none by that id. */
export async function endOneSession(work: Work, { actor }: SignedInUser, origin: Origin, id: string): Promise<boolean> {
  const user = await getUser(work, actor.userId);
  return commit(work, actor, origin, async (unit) => {
    const ended = await deleteSessionOfUser(unit.trx, actor.userId, id);
    if (ended) unit.audit(accountEvent('user.signOut', user, { otherDevice: true }));
    return ended;
  });
}

/** Signs out everywhere but here; answers how many sessions were ended. */
export async function endOtherSessions(
  work: Work,
  { actor, sessionHash }: SignedInUser,
  origin: Origin,
): Promise<number> {
  const user = await getUser(work, actor.userId);
  return commit(work, actor, origin, async (unit) => {
    const ended = await deleteOtherSessionsOfUser(unit.trx, actor.userId, sessionHash);
    unit.audit(accountEvent('user.signOutEverywhere', user, { ended }));
    return ended;
  });
}
