// Tokens of other systems, known by the hash of their secret. A revoked one stays for the record.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';

export interface ApiTokenRow {
  id: string;
  name: string;
  /** The first characters of the token. */
  prefix: string;
  createdAt: Instant;
  author: string;
  lastUsedAt: Instant | null;
  revokedAt: Instant | null;
}

export async function insertApiToken(
  trx: Trx,
  token: { id: string; name: string; prefix: string; tokenHash: string; createdBy: string; createdAt: Instant },
): Promise<void> {
  await trx
    .insertInto('apiTokens')
    .values({ ...token, lastUsedAt: null, revokedBy: null, revokedAt: null })
    .execute();
}

/** The token that is not revoked. */
export async function findApiToken(
  db: Reader,
  tokenHash: string,
): Promise<{ id: string; name: string; lastUsedAt: Instant | null } | null> {
  const row = await db
    .selectFrom('apiTokens')
    .select(['id', 'name', 'lastUsedAt'])
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export async function touchApiToken(db: Reader, id: string, at: Instant): Promise<void> {
  await db.updateTable('apiTokens').set({ lastUsedAt: at }).where('id', '=', id).execute();
}

/** Newest first, revoked ones last. */
export async function listApiTokens(db: Reader): Promise<ApiTokenRow[]> {
  const rows = await db
    .selectFrom('apiTokens')
    .innerJoin('users', 'users.id', 'apiTokens.createdBy')
    .select([
      'apiTokens.id',
      'apiTokens.name',
      'apiTokens.prefix',
      'apiTokens.createdAt',
      'apiTokens.lastUsedAt',
      'apiTokens.revokedAt',
      'users.name as author',
    ])
    .orderBy('apiTokens.createdAt', 'desc')
    .limit(200)
    .execute();
  return [...rows.filter(({ revokedAt }) => revokedAt === null), ...rows.filter(({ revokedAt }) => revokedAt !== null)];
}

export async function countLiveApiTokens(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('apiTokens')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The name of the token that was revoked; null when it was before, or never was. */
export async function revokeApiToken(
  trx: Trx,
  id: string,
  by: { at: Instant; userId: string },
): Promise<string | null> {
  const row = await trx.selectFrom('apiTokens').select('name').where('id', '=', id).executeTakeFirst();
  const result = await trx
    .updateTable('apiTokens')
    .set({ revokedAt: by.at, revokedBy: by.userId })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return row && Number(result.numUpdatedRows) === 1 ? row.name : null;
}
