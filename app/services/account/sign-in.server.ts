// Signs a person in with address and password, up to the second factor where one is set. Says no in one way only,
// so that nobody learns which addresses have an account.
import { normaliseAddress } from '#app/domain/account/address.ts';
import { lockOutMs } from '#app/domain/account/lock-out.ts';
import { addMs } from '#app/domain/calendar/instant.ts';
import { type UserRow, countFailedSignIn, findUserByEmail, updateUser } from '#db/repositories/users.ts';
import { type UnitOfWork, commit } from '../unit-of-work.server.ts';
import { type Origin, type Work, nowOf, sha256 } from '../work.server.ts';
import { accountActor, accountEvent, ownAccountEvent } from './account-actor.server.ts';
import { findSignedIn } from './actor.server.ts';
import { limits } from './limits.server.ts';
import { startSession } from './lucia.server.ts';
import { verifyPassword } from './password-hash.server.ts';
import { giveBackToLimit, takeFromLimit } from './rate-limit.server.ts';
import { issueToken } from './single-use-token.server.ts';

export interface SignInInput {
  email: string;
  password: string;
  userAgent: string | null;
}

export type SignInAnswer =
  | { ok: true; userId: string; cookie: string }
  /** The password was right; the token names this sign-in to the second step, for ten minutes. */
  | { ok: false; reason: 'secondFactor'; token: string }
  /** Wrong address, wrong password, no account, suspended or paused: never told apart. */
  | { ok: false; reason: 'refused' }
  | { ok: false; reason: 'tooMany'; retryAfterMs: number };

export async function signIn(work: Work, origin: Origin, input: SignInInput): Promise<SignInAnswer> {
  const email = normaliseAddress(input.email);
  const keys = [
    { key: `sign-in:address:${email}`, limit: limits.signInOfAddress },
    ...(origin.ip ? [{ key: `sign-in:ip:${origin.ip}`, limit: limits.signInFromIp }] : []),
  ];
  for (const { key, limit } of keys) {
    const { allowed, retryAfterMs } = await takeFromLimit(work, key, limit);
    if (!allowed) return { ok: false, reason: 'tooMany', retryAfterMs };
  }
  const user = await findUserByEmail(work.db, email);
  const right = await verifyPassword(user?.passwordHash ?? null, input.password);
  const paused = user?.lockedUntil != null && user.lockedUntil > nowOf(work);
  const welcome = user !== null && (await findSignedIn(work, user.id)) !== null;
  if (!user || !right || paused || !welcome) {
    await commit(work, accountActor, origin, (unit) =>
      noteFailure(unit, user, {
        email,
        counts: !right && !paused,
        because: right ? (paused ? 'paused' : 'notActive') : 'password',
      }),
    );
    return { ok: false, reason: 'refused' };
  }
  for (const { key, limit } of keys) await giveBackToLimit(work, key, limit);
  if (user.totpConfirmedAt !== null) {
    const token = await commit(work, accountActor, origin, (unit) =>
      issueToken(work, unit.trx, { purpose: 'secondFactor', userId: user.id, at: unit.at }),
    );
    return { ok: false, reason: 'secondFactor', token };
  }
  await commit(work, accountActor, origin, (unit) => noteSuccess(unit, user, 'none'));
  const { cookie } = await startSession(work, user.id, { ip: origin.ip, userAgent: input.userAgent }, false);
  return { ok: true, userId: user.id, cookie };
}

interface Failure {
  email: string;
  /** A guess, which brings the pause nearer. */
  counts: boolean;
  because: 'password' | 'paused' | 'notActive' | 'secondFactor';
}

/** Writes a failed attempt down and pauses the account when there were too many. Without an account it writes as much. */
export async function noteFailure(unit: UnitOfWork, user: UserRow | null, failure: Failure): Promise<void> {
  if (!user) {
    unit.audit({
      action: 'user.signInFailed',
      subjectKind: 'address',
      subjectId: sha256(failure.email).slice(0, 36),
      data: { because: 'noAccount' },
    });
    return;
  }
  unit.audit(accountEvent('user.signInFailed', user, { because: failure.because }));
  if (!failure.counts) return;
  const pauseMs = lockOutMs(await countFailedSignIn(unit.trx, user.id));
  if (pauseMs === 0) return;
  const lockedUntil = addMs(unit.at, pauseMs);
  await updateUser(unit.trx, user.id, { lockedUntil }, unit.at);
  unit.audit(accountEvent('user.lockOut', user, { until: lockedUntil }));
}

/** Writes a completed sign-in down and forgets the failures before it. */
export async function noteSuccess(
  unit: UnitOfWork,
  user: UserRow,
  secondFactor: 'none' | 'code' | 'recoveryCode',
): Promise<void> {
  await updateUser(unit.trx, user.id, { failedSignIns: 0, lockedUntil: null, lastSignedInAt: unit.at }, unit.at);
  unit.audit(ownAccountEvent('user.signIn', user, { secondFactor }));
}
