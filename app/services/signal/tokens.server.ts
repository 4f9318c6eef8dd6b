// API tokens of other systems: made and revoked by an administrator, shown once, kept as a hash.
import { randomBytes } from 'node:crypto';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { minuteMs, msBetween } from '#app/domain/calendar/instant.ts';
import {
  type ApiTokenRow,
  countLiveApiTokens,
  findApiToken,
  insertApiToken,
  listApiTokens,
  revokeApiToken,
  touchApiToken,
} from '#db/repositories/api-tokens.ts';
import { type Limit, takeFromLimit } from '../account/rate-limit.server.ts';
import { commit } from '../unit-of-work.server.ts';
import { type Origin, type Work, nowOf, sha256 } from '../work.server.ts';

export type { ApiTokenRow } from '#db/repositories/api-tokens.ts';

/** More than any installation needs; a bound on what can pile up. */
export const mostTokens = 50;
const shownPrefix = 8;

export function listTokens(work: Work, actor: StaffActor): Promise<ApiTokenRow[]> {
  requirePermission(actor, 'settings:read');
  return listApiTokens(work.db);
}

export type CreatedToken = { ok: true; token: string } | { ok: false; reason: 'tooMany' };

/** `token` is in this answer and nowhere else. */
export async function createToken(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  name: string,
): Promise<CreatedToken> {
  requirePermission(actor, 'token:write');
  const token = `rf_${randomBytes(32).toString('base64url')}`;
  return commit<CreatedToken>(work, actor, origin, async (unit) => {
    if ((await countLiveApiTokens(unit.trx)) >= mostTokens) return { ok: false, reason: 'tooMany' };
    const id = work.newId();
    await insertApiToken(unit.trx, {
      id,
      name,
      prefix: token.slice(0, shownPrefix),
      tokenHash: sha256(token),
      createdBy: actor.userId,
      createdAt: unit.at,
    });
    unit.audit({ action: 'token.create', subjectKind: 'token', subjectId: id, subjectLabel: name });
    return { ok: true, token };
  });
}

/** False when it was revoked before, or never was. */
export async function revokeToken(work: Work, actor: StaffActor, origin: Origin | null, id: string): Promise<boolean> {
  requirePermission(actor, 'token:write');
  return commit(work, actor, origin, async (unit) => {
    const name = await revokeApiToken(unit.trx, id, { at: unit.at, userId: actor.userId });
    if (name === null) return false;
    unit.audit({ action: 'token.revoke', subjectKind: 'token', subjectId: id, subjectLabel: name });
    return true;
  });
}

const perToken: Limit = { limit: 120, windowMs: minuteMs };
/** Wrong tokens from one network address. */
const refused: Limit = { limit: 60, windowMs: minuteMs };

export type Admitted =
  | { ok: true; bearer: { id: string; name: string } }
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: 'tooMany'; retryAfterMs: number };

/** Who bears the token of an `Authorization` header; notes once a minute at most that it was used. */
export async function admitBearer(work: Work, authorization: string | null, ip: string | null): Promise<Admitted> {
  const token = /^Bearer (rf_[\w-]{43})$/.exec(authorization ?? '')?.[1];
  const found = token ? await findApiToken(work.db, sha256(token)) : null;
  const { allowed, retryAfterMs } = found
    ? await takeFromLimit(work, `api:${found.id}`, perToken)
    : await takeFromLimit(work, `api-refused:${ip ?? ''}`, refused);
  if (!allowed) return { ok: false, reason: 'tooMany', retryAfterMs };
  if (!found) return { ok: false, reason: 'unknown' };
  const now = nowOf(work);
  if (found.lastUsedAt === null || msBetween(found.lastUsedAt, now) >= minuteMs)
    await touchApiToken(work.db, found.id, now);
  return { ok: true, bearer: { id: found.id, name: found.name } };
}
