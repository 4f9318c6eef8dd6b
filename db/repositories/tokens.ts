// Single-use tokens, known by the hash of what was handed out.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader } from '../client.ts';

export interface TokenRow {
  id: string;
  userId: string;
  purpose: string;
  createdAt: Instant;
  expiresAt: Instant;
  usedAt: Instant | null;
}

export async function insertToken(db: Reader, token: Omit<TokenRow, 'usedAt'> & { tokenHash: string }): Promise<void> {
  await db
    .insertInto('tokens')
    .values({ ...token, usedAt: null })
    .execute();
}

export async function findToken(db: Reader, purpose: string, tokenHash: string): Promise<TokenRow | null> {
  const row = await db
    .selectFrom('tokens')
    .select(['id', 'userId', 'purpose', 'createdAt', 'expiresAt', 'usedAt'])
    .where('tokenHash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row ?? null;
}

/** Marks a token used; false when somebody else was first. */
export async function spendToken(db: Reader, id: string, at: Instant): Promise<boolean> {
  const result = await db
    .updateTable('tokens')
    .set({ usedAt: at })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Forgets every token of a user for a purpose, used or not. */
export async function deleteTokensOfUser(db: Reader, userId: string, purpose: string): Promise<void> {
  await db.deleteFrom('tokens').where('userId', '=', userId).where('purpose', '=', purpose).execute();
}

export async function deleteTokensExpiredBefore(db: Reader, moment: Instant): Promise<void> {
  await db.deleteFrom('tokens').where('expiresAt', '<', moment).execute();
}
