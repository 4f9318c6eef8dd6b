// Ends the session of this browser.
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { findUser } from '#db/repositories/users.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { accountEvent } from './account-actor.server.ts';
import { endSession } from './lucia.server.ts';

/** Answers the `Set-Cookie` value that clears the session. Works for whoever is signed out already, too. */
export async function signOut(
  work: Work,
  actor: PartnerActor | StaffActor | null,
  origin: Origin,
  cookieHeader: string | null,
): Promise<{ cookie: string }> {
  const ended = await endSession(work, cookieHeader);
  const user = actor && (await findUser(work.db, actor.userId));
  if (actor && user) {
    await commit(work, actor, origin, async (unit) => unit.audit(accountEvent('user.signOut', user)));
  }
  return ended;
}
