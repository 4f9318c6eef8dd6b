// Sends a link for setting a new password, where there is an account to set it for. The answer is the same where there is not.
import { normaliseAddress } from '#app/domain/account/address.ts';
import { findUserByEmail } from '#db/repositories/users.ts';
import { commit } from '../unit-of-work.server.ts';
import { type Origin, type Work, sha256 } from '../work.server.ts';
import { accountActor, accountEvent } from './account-actor.server.ts';
import { findSignedIn } from './actor.server.ts';
import { limits } from './limits.server.ts';
import { takeFromLimit } from './rate-limit.server.ts';
import { issueToken } from './single-use-token.server.ts';

export type ForgotPasswordAnswer = { ok: true } | { ok: false; reason: 'tooMany'; retryAfterMs: number };

export async function forgotPassword(work: Work, origin: Origin, typed: string): Promise<ForgotPasswordAnswer> {
  const email = normaliseAddress(typed);
  const keys = [
    { key: `forgot-password:address:${email}`, limit: limits.forgotPasswordOfAddress },
    ...(origin.ip ? [{ key: `forgot-password:ip:${origin.ip}`, limit: limits.forgotPasswordFromIp }] : []),
  ];
  for (const { key, limit } of keys) {
    const { allowed, retryAfterMs } = await takeFromLimit(work, key, limit);
    if (!allowed) return { ok: false, reason: 'tooMany', retryAfterMs };
  }
  const user = await findUserByEmail(work.db, email);
  const reachable = user !== null && (await findSignedIn(work, user.id)) !== null;
  await commit(work, accountActor, origin, async (unit) => {
    if (!user || !reachable) {
      // As many steps as for an account: an address is not given away by a quicker answer.
      const subjectId = user?.id ?? sha256(email).slice(0, 36);
      unit.audit({
        action: 'user.passwordReset',
        subjectKind: user ? 'user' : 'address',
        subjectId,
        data: { step: 'refused' },
      });
      return;
    }
    const token = await issueToken(work, unit.trx, { purpose: 'passwordReset', userId: user.id, at: unit.at });
    unit.emit('mail.send', { userId: user.id, message: { name: 'passwordReset', token } });
    unit.audit(accountEvent('user.passwordReset', user, { step: 'asked' }));
  });
  return { ok: true };
}
