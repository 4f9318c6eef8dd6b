// Tokens that prove control of a mailbox, or of a password just typed: random, hashed at rest, once, not for long.
import { randomBytes } from 'node:crypto';
import { type Instant, addMs, dayMs, hourMs, minuteMs } from '#app/domain/calendar/instant.ts';
import type { Trx } from '#db/client.ts';
import { deleteTokensExpiredBefore, deleteTokensOfUser, findToken, insertToken } from '#db/repositories/tokens.ts';
import { type Work, nowOf, sha256 } from '../work.server.ts';

export type TokenPurpose = 'invitation' | 'passwordReset' | 'secondFactor';

const lifeMs: Record<TokenPurpose, number> = {
  invitation: 7 * dayMs,
  passwordReset: hourMs,
  secondFactor: 10 * minuteMs,
};

/** A new token of 256 random bits, in base64url. An older one of the same purpose no longer works, save where two sign-ins may wait side by side. */
export async function issueToken(
  work: Work,
  trx: Trx,
  token: { purpose: TokenPurpose; userId: string; at: Instant },
): Promise<string> {
  const { purpose, userId, at } = token;
  const text = randomBytes(32).toString('base64url');
  if (purpose !== 'secondFactor') await deleteTokensOfUser(trx, userId, purpose);
  await insertToken(trx, {
    id: work.newId(),
    userId,
    purpose,
    tokenHash: sha256(text),
    createdAt: at,
    expiresAt: addMs(at, lifeMs[purpose]),
  });
  return text;
}

export interface LiveToken {
  id: string;
  userId: string;
  expiresAt: Instant;
}

/** The token behind what was typed or followed; null when it never was, is over, or was used. Uses nothing up. */
export async function findLiveToken(work: Work, purpose: TokenPurpose, text: string): Promise<LiveToken | null> {
  const row = await findToken(work.db, purpose, sha256(text));
  return row && row.usedAt === null && row.expiresAt > nowOf(work) ? row : null;
}

/** Forgets tokens that ended more than a day ago. */
export async function dropExpiredTokens(work: Work): Promise<void> {
  await deleteTokensExpiredBefore(work.db, addMs(nowOf(work), -dayMs));
}
