// Users: who they are, how they prove it, how they want to be spoken to. Knows no rule about any of it.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';
import type { UsersTable } from '../schema.ts';

export const userStatuses = ['invited', 'active', 'suspended'] as const;
export type UserStatus = (typeof userStatuses)[number];

export interface UserRow {
  id: string;
  email: string;
  name: string;
  partnerId: string | null;
  status: UserStatus;
  passwordHash: string | null;
  language: string | null;
  timeZone: string | null;
  totpSecret: string | null;
  totpConfirmedAt: Instant | null;
  totpLastStep: number | null;
  failedSignIns: number;
  lockedUntil: Instant | null;
  lastSignedInAt: Instant | null;
}

const columns = [
  'id',
  'email',
  'name',
  'partnerId',
  'status',
  'passwordHash',
  'language',
  'timeZone',
  'totpSecret',
  'totpConfirmedAt',
  'totpLastStep',
  'failedSignIns',
  'lockedUntil',
  'lastSignedInAt',
] as const;

type Stored = Pick<UsersTable, Exclude<(typeof columns)[number], 'failedSignIns'>> & { failedSignIns: number };

function toUser(row: Stored): UserRow {
  return {
    ...row,
    status: row.status as UserStatus,
    totpLastStep: row.totpLastStep === null ? null : Number(row.totpLastStep),
  };
}

/** `email` in lower case, as it is stored. */
export async function findUserByEmail(db: Reader, email: string): Promise<UserRow | null> {
  const row = await db.selectFrom('users').select(columns).where('email', '=', email).executeTakeFirst();
  return row ? toUser(row) : null;
}

export async function findUser(db: Reader, id: string): Promise<UserRow | null> {
  const row = await db.selectFrom('users').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? toUser(row) : null;
}

/** Whether a company's manager asked for an address that belongs to somebody else: the id of the invitation in the team. */
export async function findInvitedAs(db: Reader, partnerId: string, email: string): Promise<string | null> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('partnerId', '=', partnerId)
    .where('invitedAs', '=', email)
    .executeTakeFirst();
  return row?.id ?? null;
}

export interface NewUser {
  id: string;
  email: string;
  invitedAs?: string | null;
  name: string;
  partnerId: string | null;
  status: UserStatus;
  passwordHash: string | null;
  language: string | null;
  createdAt: Instant;
}

export async function insertUser(trx: Trx, user: NewUser, roles: readonly string[]): Promise<void> {
  await trx
    .insertInto('users')
    .values({
      ...user,
      timeZone: null,
      colorScheme: null,
      totpSecret: null,
      totpConfirmedAt: null,
      totpLastStep: null,
      lockedUntil: null,
      homeSeenAt: null,
      lastSignedInAt: null,
      updatedAt: user.createdAt,
    })
    .execute();
  if (roles.length > 0) {
    await trx
      .insertInto('userRoles')
      .values(roles.map((role) => ({ userId: user.id, role })))
      .execute();
  }
}

export type UserChange = Partial<
  Pick<
    UserRow,
    | 'name'
    | 'status'
    | 'passwordHash'
    | 'language'
    | 'timeZone'
    | 'totpSecret'
    | 'totpConfirmedAt'
    | 'totpLastStep'
    | 'failedSignIns'
    | 'lockedUntil'
    | 'lastSignedInAt'
  > & { colorScheme: string | null }
>;

export async function updateUser(db: Reader, id: string, change: UserChange, at: Instant): Promise<void> {
  await db
    .updateTable('users')
    .set((eb) => ({ ...change, updatedAt: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Counts one more failed sign-in and answers how many there are since the last success. */
export async function countFailedSignIn(trx: Trx, id: string): Promise<number> {
  await trx
    .updateTable('users')
    .set((eb) => ({ failedSignIns: eb('failedSignIns', '+', 1) }))
    .where('id', '=', id)
    .execute();
  const row = await trx.selectFrom('users').select('failedSignIns').where('id', '=', id).executeTakeFirstOrThrow();
  return row.failedSignIns;
}

/** Notes that the time step of a one-time code was used; false when it, or a later one, was used before. */
export async function spendTotpStep(db: Reader, id: string, step: number): Promise<boolean> {
  const result = await db
    .updateTable('users')
    .set({ totpLastStep: step })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('totpLastStep', 'is', null), eb('totpLastStep', '<', step)]))
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** The company of a user, as mails speak of it; null for staff. */
export async function findPartnerOfUser(
  db: Reader,
  userId: string,
): Promise<{ name: string; status: string; language: string } | null> {
  const row = await db
    .selectFrom('users')
    .innerJoin('partners', 'partners.id', 'users.partnerId')
    .select(['partners.name', 'partners.status', 'partners.language'])
    .where('users.id', '=', userId)
    .executeTakeFirst();
  return row ?? null;
}
