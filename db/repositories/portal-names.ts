// The names a portal page puts to ids: people and companies of the viewer's own scope only.
import type { PartnerScope } from '#app/domain/access/scope.ts';
import type { Reader } from '../client.ts';

/** Name of a user of the scope's companies; null for anybody else. */
export async function findNameOfUser(db: Reader, scope: PartnerScope, userId: string): Promise<string | null> {
  if (scope.partnerIds.length === 0) return null;
  const row = await db
    .selectFrom('users')
    .select('name')
    .where('id', '=', userId)
    .where('partnerId', 'in', scope.partnerIds)
    .executeTakeFirst();
  return row?.name ?? null;
}

export async function findNameOfPartner(db: Reader, scope: PartnerScope, partnerId: string): Promise<string | null> {
  if (!scope.partnerIds.includes(partnerId)) return null;
  const row = await db.selectFrom('partners').select('name').where('id', '=', partnerId).executeTakeFirst();
  return row?.name ?? null;
}
