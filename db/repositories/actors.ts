// Who a user is to the permission policy, and how the interface should speak to them: read on every request.
import type { Reader } from '../client.ts';

export interface ActorRow {
  id: string;
  name: string;
  email: string;
  status: string;
  partnerId: string | null;
  language: string | null;
  timeZone: string | null;
  colorScheme: string | null;
  homeSeenAt: string | null;
  roles: string[];
  /** The own company and those directly under it; empty for staff. */
  partners: {
    id: string;
    name: string;
    status: string;
    parentId: string | null;
    seesResellers: number;
    kind: string;
  }[];
}

export async function findActor(db: Reader, userId: string): Promise<ActorRow | null> {
  const rows = await db
    .selectFrom('users')
    .leftJoin('userRoles', 'userRoles.userId', 'users.id')
    .select([
      'users.id',
      'users.name',
      'users.email',
      'users.status',
      'users.partnerId',
      'users.language',
      'users.timeZone',
      'users.colorScheme',
      'users.homeSeenAt',
      'userRoles.role',
    ])
    .where('users.id', '=', userId)
    .execute();
  const first = rows[0];
  if (!first) return null;
  const partnerId = first.partnerId;
  const partners =
    partnerId === null
      ? []
      : await db
          .selectFrom('partners')
          .select(['id', 'name', 'status', 'parentId', 'seesResellers', 'kind'])
          .where((eb) => eb.or([eb('id', '=', partnerId), eb('parentId', '=', partnerId)]))
          .orderBy('name')
          .execute();
  const { role: _role, ...user } = first;
  return { ...user, roles: rows.flatMap((row) => (row.role ? [row.role] : [])), partners };
}
