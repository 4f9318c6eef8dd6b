// The own name, and how the pages speak: language, time zone, colours.
import type { Language } from '#app/domain/language/language.ts';
import { updateUser } from '#db/repositories/users.ts';
import { commit } from '../unit-of-work.server.ts';
import { type Origin, type Work, nowOf } from '../work.server.ts';
import { accountEvent } from './account-actor.server.ts';
import { type SignedInUser, getUser } from './get-user.server.ts';

export interface Preferences {
  language?: Language;
  /** An IANA name that was checked. */
  timeZone?: string;
  colorScheme?: 'light' | 'dark' | 'auto';
}

/** Remembers how a person wants to be spoken to. Nobody audits that. */
export async function setPreferences(work: Work, { actor }: SignedInUser, preferences: Preferences): Promise<void> {
  if (Object.keys(preferences).length > 0) await updateUser(work.db, actor.userId, preferences, nowOf(work));
}

export async function editProfile(
  work: Work,
  { actor }: SignedInUser,
  origin: Origin,
  profile: { name: string } & Required<Pick<Preferences, 'language' | 'timeZone'>>,
): Promise<void> {
  const user = await getUser(work, actor.userId);
  const name = profile.name.trim();
  await commit(work, actor, origin, async (unit) => {
    await updateUser(unit.trx, user.id, { ...profile, name }, unit.at);
    if (name !== user.name)
      unit.audit(accountEvent('user.edit', { ...user, name }, { name: { from: user.name, to: name } }));
  });
}
