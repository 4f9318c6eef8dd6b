// Users as those who look after them see them: lists with roles, one with roles and regions, and what may change of it.
import type { Role } from '#app/domain/access/permission.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { UserStatus } from '#app/domain/partner/partner.ts';
import type { Reader, Trx } from '../client.ts';

export interface ListedUser {
  id: string;
  name: string;
  email: string;
  /** The address asked for, where it belongs to somebody else and no invitation was sent; `email` is then nobody's. */
  invitedAs: string | null;
  partnerId: string | null;
  status: UserStatus;
  roles: Role[];
  lastSignedInAt: Instant | null;
  createdAt: Instant;
  /** A second factor is set up. */
  secondFactor: boolean;
  version: number;
}

const columns = [
  'users.id',
  'users.name',
  'users.email',
  'users.invitedAs',
  'users.partnerId',
  'users.status',
  'users.lastSignedInAt',
  'users.createdAt',
  'users.totpConfirmedAt',
  'users.version',
] as const;

/** The users of a partner, or staff where `partnerId` is null, by name; at most 500. */
export async function listUsers(db: Reader, partnerId: string | null): Promise<ListedUser[]> {
  const rows = await db
    .selectFrom('users')
    .select(columns)
    .where('users.partnerId', partnerId === null ? 'is' : '=', partnerId)
    .orderBy('users.name')
    .orderBy('users.id')
    .limit(500)
    .execute();
  const roles = await rolesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ totpConfirmedAt, ...row }) => ({
    ...row,
    status: row.status as UserStatus,
    roles: roles.get(row.id) ?? [],
    secondFactor: totpConfirmedAt !== null,
  }));
}

export async function findListedUser(db: Reader, id: string): Promise<(ListedUser & { regionCodes: string[] }) | null> {
  const row = await db.selectFrom('users').select(columns).where('users.id', '=', id).executeTakeFirst();
  if (!row) return null;
  const [roles, regions] = await Promise.all([
    rolesOf(db, [id]),
    db.selectFrom('userRegions').select('regionCode').where('userId', '=', id).execute(),
  ]);
  const { totpConfirmedAt, ...user } = row;
  return {
    ...user,
    status: user.status as UserStatus,
    roles: roles.get(id) ?? [],
    secondFactor: totpConfirmedAt !== null,
    regionCodes: regions.map(({ regionCode }) => regionCode),
  };
}

async function rolesOf(db: Reader, ids: readonly string[]): Promise<Map<string, Role[]>> {
  const roles = new Map<string, Role[]>();
  if (ids.length === 0) return roles;
  const rows = await db.selectFrom('userRoles').select(['userId', 'role']).where('userId', 'in', ids).execute();
  for (const { userId, role } of rows) roles.set(userId, [...(roles.get(userId) ?? []), role as Role]);
  return roles;
}

export interface PossibleActor {
  id: string;
  name: string;
  /** Null for staff. */
  company: string | null;
}

/** Users who have ever come in: staff first, then by company and name. */
export async function listPossibleActors(db: Reader, limit: number): Promise<PossibleActor[]> {
  return db
    .selectFrom('users')
    .leftJoin('partners', 'partners.id', 'users.partnerId')
    .select(['users.id', 'users.name', 'partners.name as company'])
    .where('users.status', '!=', 'invited')
    .orderBy('partners.name')
    .orderBy('users.name')
    .orderBy('users.id')
    .limit(limit)
    .execute();
}

/** Staff who may look after partners, by name. */
export async function listChannelManagers(db: Reader): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('users')
    .innerJoin('userRoles', 'userRoles.userId', 'users.id')
    .select(['users.id', 'users.name'])
    .where('userRoles.role', '=', 'channelManager')
    .where('users.partnerId', 'is', null)
    .where('users.status', '!=', 'suspended')
    .orderBy('users.name')
    .orderBy('users.id')
    .execute();
}

/** Active staff in any of the roles, by name. */
export async function listStaffInRoles(db: Reader, roles: readonly Role[]): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('users')
    .select(['users.id', 'users.name'])
    .where('users.partnerId', 'is', null)
    .where('users.status', '=', 'active')
    .where('users.id', 'in', (eb) =>
      eb.selectFrom('userRoles').select('userRoles.userId').where('userRoles.role', 'in', roles),
    )
    .orderBy('users.name')
    .orderBy('users.id')
    .limit(20)
    .execute();
}

/**
 * How many active administrators there are besides one. Holds them all until the transaction ends, so that two
 * administrators cannot take the role from each other in the same moment.
 */
export async function countOtherAdministrators(trx: Trx, exceptId: string): Promise<number> {
  await trx.updateTable('userRoles').set({ role: 'administrator' }).where('role', '=', 'administrator').execute();
  const row = await trx
    .selectFrom('userRoles')
    .innerJoin('users', 'users.id', 'userRoles.userId')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('userRoles.role', '=', 'administrator')
    .where('users.status', '=', 'active')
    .where('users.id', '!=', exceptId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function replaceRoles(trx: Trx, userId: string, roles: readonly Role[]): Promise<void> {
  await trx.deleteFrom('userRoles').where('userId', '=', userId).execute();
  if (roles.length > 0) {
    await trx
      .insertInto('userRoles')
      .values(roles.map((role) => ({ userId, role })))
      .execute();
  }
}

export async function replaceRegions(trx: Trx, userId: string, regionCodes: readonly string[]): Promise<void> {
  await trx.deleteFrom('userRegions').where('userId', '=', userId).execute();
  if (regionCodes.length > 0) {
    await trx
      .insertInto('userRegions')
      .values(regionCodes.map((regionCode) => ({ userId, regionCode })))
      .execute();
  }
}
