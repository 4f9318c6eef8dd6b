// Floor three of the back office as one `where`: which partners' rows a member of staff may be shown.
// Every staff list of registrations, claims, conflicts and partners goes through it. Decides nothing: the scope does.
import { type Expression, type SqlBool, expressionBuilder, sql } from 'kysely';
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Reader } from '../client.ts';
import type { Schema } from '../schema.ts';

/**
 * True for rows whose partner is within the scope: all partners, or those the manager looks after by name or by a region.
 * @param partnerIdColumn the column holding the partner's id as the query calls it, e.g. `registrations.partnerId`;
 *   it comes from code, never from a request
 * @example query.where(withinStaffScope(scope, 'registrations.partnerId'))
 */
export function withinStaffScope(scope: StaffScope, partnerIdColumn: string): Expression<SqlBool> {
  if (scope.all) return sql<SqlBool>`1 = 1`;
  const eb = expressionBuilder<Schema>();
  const partnerId = sql.ref<string>(partnerIdColumn);
  return eb.or([
    eb(
      partnerId,
      'in',
      eb.selectFrom('partners as managed').select('managed.id').where('managed.channelManagerId', '=', scope.managerId),
    ),
    eb(
      partnerId,
      'in',
      eb
        .selectFrom('partnerRegions')
        .innerJoin('userRegions', 'userRegions.regionCode', 'partnerRegions.regionCode')
        .select('partnerRegions.partnerId')
        .where('userRegions.userId', '=', scope.managerId),
    ),
  ]);
}

/** The same question for one partner already at hand. */
export async function isPartnerInScope(db: Reader, scope: StaffScope, partnerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('partners')
    .select('id')
    .where('id', '=', partnerId)
    .where(withinStaffScope(scope, 'partners.id'))
    .executeTakeFirst();
  return row !== undefined;
}
