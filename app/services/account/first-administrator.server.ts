// The first account of a new installation, made from the command line: an administrator who also runs operations.
import type { SystemActor } from '#app/domain/access/permission.ts';
import { normaliseAddress } from '#app/domain/account/address.ts';
import { isEmail } from '#app/domain/customer/contact.ts';
import { mailLinks } from '#app/mail/links.ts';
import { hasAnyUser } from '#db/repositories/demo-rows.ts';
import { insertUser } from '#db/repositories/users.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Work } from '../work.server.ts';
import { accountEvent } from './account-actor.server.ts';
import { issueToken } from './single-use-token.server.ts';

export type FirstAdministrator = { ok: true; link: string } | { ok: false; reason: 'notAnEmail' | 'alreadySetUp' };

/** Answers the invitation's link, to be opened once. Only while there is no user at all. */
export async function inviteFirstAdministrator(
  work: Work,
  actor: SystemActor,
  input: { email: string; name: string },
): Promise<FirstAdministrator> {
  if (!isEmail(input.email)) return { ok: false, reason: 'notAnEmail' };
  return commit<FirstAdministrator>(work, actor, null, async (unit) => {
    if (await hasAnyUser(unit.trx)) return rollBackWith({ ok: false, reason: 'alreadySetUp' });
    const user = { id: work.newId(), email: normaliseAddress(input.email), name: input.name.trim(), partnerId: null };
    await insertUser(unit.trx, { ...user, status: 'invited', passwordHash: null, language: null, createdAt: unit.at }, [
      'administrator',
      'operations',
    ]);
    const token = await issueToken(work, unit.trx, { purpose: 'invitation', userId: user.id, at: unit.at });
    unit.audit(accountEvent('user.invite', user, { roles: ['administrator', 'operations'] }));
    return { ok: true, link: mailLinks(work.environment.appUrl).invitation(token) };
  });
}
