// Claims as staff watch them: whose protection runs out next. Inside a staff scope.
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Named } from '#app/domain/language/named.ts';
import type { Reader } from '../client.ts';
import { withinStaffScope } from './staff-scope.ts';

export interface ExpiringClaim {
  id: string;
  customerId: string;
  customerName: string;
  partnerName: string;
  productLine: Named;
  protectedFrom: Instant | null;
  protectedUntil: Instant;
  createdAt: Instant;
}

/** Protected claims that end before `until`, the soonest first. */
export async function listExpiringClaims(
  db: Reader,
  scope: StaffScope,
  until: Instant,
  limit: number,
): Promise<ExpiringClaim[]> {
  const rows = await db
    .selectFrom('claims')
    .innerJoin('customers', 'customers.id', 'claims.customerId')
    .innerJoin('partners', 'partners.id', 'claims.ownerPartnerId')
    .innerJoin('productLines', 'productLines.id', 'claims.productLineId')
    .select([
      'claims.id',
      'claims.customerId',
      'customers.legalName as customerName',
      'partners.name as partnerName',
      'productLines.nameEn',
      'productLines.nameZh',
      'claims.protectedFrom',
      'claims.protectedUntil',
      'claims.createdAt',
    ])
    .where('claims.status', 'in', ['active', 'extended'])
    .where('claims.protectedUntil', '<', until)
    .where(withinStaffScope(scope, 'claims.ownerPartnerId'))
    .orderBy('claims.protectedUntil')
    .orderBy('claims.id')
    .limit(limit)
    .execute();
  return rows.map(({ nameEn, nameZh, protectedUntil, ...row }) => ({
    ...row,
    protectedUntil: protectedUntil ?? until,
    productLine: { nameEn, nameZh },
  }));
}
