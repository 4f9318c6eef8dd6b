// Asks somebody signed in for the password once more, before what a borrowed session must not do.
import type { UserRow } from '#db/repositories/users.ts';
import type { Work } from '../work.server.ts';
import { limits } from './limits.server.ts';
import { verifyPassword } from './password-hash.server.ts';
import { giveBackToLimit, takeFromLimit } from './rate-limit.server.ts';

export type CurrentPasswordProblem =
  { ok: false; reason: 'wrongPassword' } | { ok: false; reason: 'tooMany'; retryAfterMs: number };

/** Null when the password is right. Wrong ones are counted and run out. */
export async function currentPasswordProblem(
  work: Work,
  user: UserRow,
  password: string,
): Promise<CurrentPasswordProblem | null> {
  const key = `current-password:${user.id}`;
  const { allowed, retryAfterMs } = await takeFromLimit(work, key, limits.currentPassword);
  if (!allowed) return { ok: false, reason: 'tooMany', retryAfterMs };
  if (!(await verifyPassword(user.passwordHash, password))) return { ok: false, reason: 'wrongPassword' };
  await giveBackToLimit(work, key, limits.currentPassword);
  return null;
}
