// The second step of a sign-in: a code from the authenticator app, or a recovery code.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Trx } from '#db/client.ts';
import { spendRecoveryCode } from '#db/repositories/recovery-codes.ts';
import { spendToken } from '#db/repositories/tokens.ts';
import { type UserRow, findUser, spendTotpStep } from '#db/repositories/users.ts';
import { type UnitOfWork, commit, rollBackWith } from '../../unit-of-work.server.ts';
import { type Origin, type Work, nowOf } from '../../work.server.ts';
import { accountActor } from '../account-actor.server.ts';
import { findSignedIn } from '../actor.server.ts';
import { limits } from '../limits.server.ts';
import { startSession } from '../lucia.server.ts';
import { giveBackToLimit, takeFromLimit } from '../rate-limit.server.ts';
import { noteFailure, noteSuccess } from '../sign-in.server.ts';
import { findLiveToken } from '../single-use-token.server.ts';
import { readRecoveryCode } from './recovery-code.server.ts';
import { hashRecoveryCode, openSecret } from './sealed-secret.server.ts';
import { stepOfCode } from './totp.server.ts';

export type SecondFactorAnswer =
  | { ok: true; userId: string; cookie: string }
  | { ok: false; reason: 'wrongCode' }
  /** The first step is too long ago, was used, or the account is paused or closed: start again. */
  | { ok: false; reason: 'startAgain' }
  | { ok: false; reason: 'tooMany'; retryAfterMs: number };

/** Whether the second step can still be taken. Uses nothing up. */
export async function awaitsSecondFactor(work: Work, token: string): Promise<boolean> {
  return (await findLiveToken(work, 'secondFactor', token)) !== null;
}

/** `token` is what `signIn` answered with. */
export async function signInWithSecondFactor(
  work: Work,
  origin: Origin,
  input: { token: string; code: string; userAgent: string | null },
): Promise<SecondFactorAnswer> {
  const live = await findLiveToken(work, 'secondFactor', input.token);
  const user = live && (await findUser(work.db, live.userId));
  const paused = user?.lockedUntil != null && user.lockedUntil > nowOf(work);
  if (!live || !user || paused || !(await findSignedIn(work, user.id))) return { ok: false, reason: 'startAgain' };
  const key = `second-factor:${user.id}`;
  const { allowed, retryAfterMs } = await takeFromLimit(work, key, limits.secondFactor);
  if (!allowed) return { ok: false, reason: 'tooMany', retryAfterMs };
  const answer = await commit(work, accountActor, origin, async (unit): Promise<'in' | 'wrongCode' | 'startAgain'> => {
    const by = await spendCode(work, unit.trx, user, input.code, unit.at);
    if (!by) return refuse(unit, user);
    // Another tab used the same first step: undo, so the code is still good.
    if (!(await spendToken(unit.trx, live.id, unit.at))) return rollBackWith('startAgain');
    await noteSuccess(unit, user, by);
    return 'in';
  });
  if (answer !== 'in') return { ok: false, reason: answer };
  await giveBackToLimit(work, key, limits.secondFactor);
  const { cookie } = await startSession(work, user.id, { ip: origin.ip, userAgent: input.userAgent }, true);
  return { ok: true, userId: user.id, cookie };
}

async function refuse(unit: UnitOfWork, user: UserRow): Promise<'wrongCode'> {
  await noteFailure(unit, user, { email: user.email, counts: true, because: 'secondFactor' });
  return 'wrongCode';
}

/** Uses a code up; null when it is wrong or was used before. Asked again after a deadlock it answers alike. */
export async function spendCode(
  work: Work,
  trx: Trx,
  user: UserRow,
  typed: string,
  at: Instant,
): Promise<'code' | 'recoveryCode' | null> {
  const digits = typed.replace(/\s/g, '');
  if (/^\d{6}$/.test(digits)) {
    const secret = user.totpSecret === null ? null : openSecret(work, user.id, user.totpSecret);
    const step = secret === null ? null : stepOfCode(secret, digits, new Date(at));
    return step !== null && (await spendTotpStep(trx, user.id, step)) ? 'code' : null;
  }
  const code = readRecoveryCode(typed);
  if (code === null) return null;
  return (await spendRecoveryCode(trx, user.id, hashRecoveryCode(work, user.id, code), at)) ? 'recoveryCode' : null;
}
