// Who a user is to the permission policy, and how the interface should speak to them: read on every request.
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';

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

const usersWithRoles = prepared((db, { userId }: { userId: string }) =>
  db
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
    .where('users.id', '=', userId),
);

const partnersAround = prepared((db, { partnerId }: { partnerId: string }) =>
  db
    .selectFrom('partners')
    .select(['id', 'name', 'status', 'parentId', 'seesResellers', 'kind'])
    .where((eb) => eb.or([eb('id', '=', partnerId), eb('parentId', '=', partnerId)]))
    .orderBy('name'),
);

export async function findActor(db: Reader, userId: string): Promise<ActorRow | null> {
  const rows = await usersWithRoles(db, { userId });
  const first = rows[0];
  if (!first) return null;
  const partners = first.partnerId === null ? [] : await partnersAround(db, { partnerId: first.partnerId });
  const { role: _role, ...user } = first;
  return { ...user, roles: rows.flatMap((row) => (row.role ? [row.role] : [])), partners };
}
