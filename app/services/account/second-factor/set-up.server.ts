// Turning the second factor on: a secret to scan, then a code that proves it was scanned, then the recovery codes.
import { replaceRecoveryCodes } from '#db/repositories/recovery-codes.ts';
import { updateUser, spendTotpStep } from '#db/repositories/users.ts';
import type { Trx } from '#db/client.ts';
import { commit } from '../../unit-of-work.server.ts';
import { type Origin, type Work, nowOf } from '../../work.server.ts';
import { accountEvent } from '../account-actor.server.ts';
import { type CurrentPasswordProblem, currentPasswordProblem } from '../check-current-password.server.ts';
import { type SignedInUser, getUser } from '../get-user.server.ts';
import { limits } from '../limits.server.ts';
import { takeFromLimit } from '../rate-limit.server.ts';
import { newRecoveryCodes, readRecoveryCode } from './recovery-code.server.ts';
import { hashRecoveryCode, openSecret, sealSecret } from './sealed-secret.server.ts';
import { newTotpSecret, stepOfCode, totpUri } from './totp.server.ts';

/** Makes a secret that waits for its proof. Repeated, it makes another. */
export async function beginSecondFactor(
  work: Work,
  { actor }: SignedInUser,
  input: { password: string },
): Promise<{ ok: true } | { ok: false; reason: 'alreadyOn' } | CurrentPasswordProblem> {
  const user = await getUser(work, actor.userId);
  if (user.totpConfirmedAt !== null) return { ok: false, reason: 'alreadyOn' };
  const refused = await currentPasswordProblem(work, user, input.password);
  if (refused) return refused;
  const totpSecret = sealSecret(work, user.id, newTotpSecret());
  await updateUser(work.db, user.id, { totpSecret, totpLastStep: null }, nowOf(work));
  return { ok: true };
}

/** The secret and its `otpauth:` address while it waits for its proof; null before and after. */
export async function findPendingSecret(
  work: Work,
  { actor }: SignedInUser,
): Promise<{ secret: string; uri: string } | null> {
  const user = await getUser(work, actor.userId);
  if (user.totpConfirmedAt !== null || user.totpSecret === null) return null;
  const secret = openSecret(work, user.id, user.totpSecret);
  return secret === null ? null : { secret, uri: totpUri(secret, user.email) };
}

export type ConfirmAnswer =
  | { ok: true; recoveryCodes: string[] }
  | { ok: false; reason: 'notBegun' | 'wrongCode' }
  | { ok: false; reason: 'tooMany'; retryAfterMs: number };

/** Turns it on. The recovery codes are in this answer and nowhere else. */
export async function confirmSecondFactor(
  work: Work,
  signedIn: SignedInUser,
  origin: Origin,
  input: { code: string },
): Promise<ConfirmAnswer> {
  const { actor } = signedIn;
  const pending = await findPendingSecret(work, signedIn);
  if (!pending) return { ok: false, reason: 'notBegun' };
  const { allowed, retryAfterMs } = await takeFromLimit(work, `second-factor:${actor.userId}`, limits.secondFactor);
  if (!allowed) return { ok: false, reason: 'tooMany', retryAfterMs };
  const step = stepOfCode(pending.secret, input.code.replace(/\s/g, ''), work.now());
  if (step === null) return { ok: false, reason: 'wrongCode' };
  const user = await getUser(work, actor.userId);
  const recoveryCodes = newRecoveryCodes();
  return commit(work, actor, origin, async (unit): Promise<ConfirmAnswer> => {
    if (!(await spendTotpStep(unit.trx, user.id, step))) return { ok: false, reason: 'wrongCode' };
    await updateUser(unit.trx, user.id, { totpConfirmedAt: unit.at }, unit.at);
    await storeRecoveryCodes(work, unit.trx, user.id, recoveryCodes);
    unit.audit(accountEvent('user.secondFactorOn', user));
    return { ok: true, recoveryCodes };
  });
}

/** Makes new recovery codes; the old ones stop working. They are in this answer and nowhere else. */
export async function renewRecoveryCodes(
  work: Work,
  { actor }: SignedInUser,
  origin: Origin,
  input: { password: string },
): Promise<{ ok: true; recoveryCodes: string[] } | { ok: false; reason: 'notOn' } | CurrentPasswordProblem> {
  const user = await getUser(work, actor.userId);
  if (user.totpConfirmedAt === null) return { ok: false, reason: 'notOn' };
  const refused = await currentPasswordProblem(work, user, input.password);
  if (refused) return refused;
  const recoveryCodes = newRecoveryCodes();
  await commit(work, actor, origin, async (unit) => {
    await storeRecoveryCodes(work, unit.trx, user.id, recoveryCodes);
    unit.audit(accountEvent('user.secondFactorOn', user, { recoveryCodes: 'renewed' }));
  });
  return { ok: true, recoveryCodes };
}

async function storeRecoveryCodes(work: Work, trx: Trx, userId: string, codes: readonly string[]): Promise<void> {
  const hashes = codes.map((code) => hashRecoveryCode(work, userId, readRecoveryCode(code) ?? ''));
  await replaceRecoveryCodes(trx, userId, hashes);
}
