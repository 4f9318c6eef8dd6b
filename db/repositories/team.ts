// The people of a partner company, as its manager sees them. Reads only.
import type { PartnerScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader } from '../client.ts';
import type { UserStatus } from './users.ts';

export interface TeamMember {
  id: string;
  name: string;
  email: string;
  status: UserStatus;
  roles: string[];
  partnerName: string;
  lastSignedInAt: Instant | null;
}

const most = 500;

/** By company, then by name. */
export async function listTeam(db: Reader, scope: PartnerScope): Promise<TeamMember[]> {
  if (scope.partnerIds.length === 0) return [];
  const users = await db
    .selectFrom('users')
    .innerJoin('partners', 'partners.id', 'users.partnerId')
    .select((eb) => [
      'users.id',
      'users.name',
      eb.fn.coalesce('users.invitedAs', 'users.email').as('email'),
      'users.status',
      'users.lastSignedInAt',
      'partners.name as partnerName',
    ])
    .where('users.partnerId', 'in', scope.partnerIds)
    .orderBy('partners.name')
    .orderBy('users.name')
    .orderBy('users.id')
    .limit(most)
    .execute();
  if (users.length === 0) return [];
  const roles = await db
    .selectFrom('userRoles')
    .select(['userId', 'role'])
    .where(
      'userId',
      'in',
      users.map(({ id }) => id),
    )
    .orderBy('role')
    .execute();
  return users.map((user) => ({
    ...user,
    status: user.status as UserStatus,
    roles: roles.filter(({ userId }) => userId === user.id).map(({ role }) => role),
  }));
}
