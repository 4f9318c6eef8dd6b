// What the back office shows around one customer: claims, registrations, purchases and kin, with the names to say it in.
// Reads only.
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import type { Named } from '#app/domain/language/named.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import type { RegistrationKind } from '#app/domain/registration/registration.ts';
import type { Reader } from '../client.ts';
import { withinStaffScope } from './staff-scope.ts';

export interface CustomerClaim {
  id: string;
  status: ClaimStatus;
  productLineId: string;
  productLine: Named;
  scopeKey: string;
  ownerPartnerId: string;
  ownerPartner: string;
  ownerUser: string;
  registrationId: string;
  registrationNumber: string | null;
  createdAt: Instant;
  protectedFrom: Instant | null;
  protectedUntil: Instant | null;
  endedAt: Instant | null;
  ledgerSeq: number;
}

/** Newest first; at most 200. */
export async function listClaimsWithNames(db: Reader, customerId: string): Promise<CustomerClaim[]> {
  const rows = await db
    .selectFrom('claims')
    .innerJoin('productLines', 'productLines.id', 'claims.productLineId')
    .innerJoin('partners', 'partners.id', 'claims.ownerPartnerId')
    .innerJoin('users', 'users.id', 'claims.ownerUserId')
    .innerJoin('registrations', 'registrations.id', 'claims.registrationId')
    .select([
      'claims.id',
      'claims.status',
      'claims.productLineId',
      'productLines.nameEn',
      'productLines.nameZh',
      'claims.scopeKey',
      'claims.ownerPartnerId',
      'partners.name as ownerPartner',
      'users.name as ownerUser',
      'claims.registrationId',
      'registrations.number as registrationNumber',
      'claims.createdAt',
      'claims.protectedFrom',
      'claims.protectedUntil',
      'claims.endedAt',
      'claims.ledgerSeq',
    ])
    .where('claims.customerId', '=', customerId)
    .orderBy('claims.createdAt', 'desc')
    .orderBy('claims.id', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ nameEn, nameZh, ...row }) => ({
    ...row,
    status: row.status as ClaimStatus,
    ledgerSeq: Number(row.ledgerSeq),
    productLine: { nameEn, nameZh },
  }));
}

export interface CustomerRegistration {
  id: string;
  number: string | null;
  kind: RegistrationKind;
  status: RegistrationStatus;
  companyName: string;
  partnerId: string;
  partnerName: string;
  productLine: Named | null;
  submittedAt: Instant | null;
}

/** Submitted ones of partners in the scope, newest first; at most 200. */
export async function listRegistrationsOfCustomer(
  db: Reader,
  scope: StaffScope,
  customerId: string,
): Promise<CustomerRegistration[]> {
  const rows = await db
    .selectFrom('registrations')
    .innerJoin('partners', 'partners.id', 'registrations.partnerId')
    .leftJoin('productLines', 'productLines.id', 'registrations.productLineId')
    .select([
      'registrations.id',
      'registrations.number',
      'registrations.kind',
      'registrations.status',
      'registrations.companyName',
      'registrations.partnerId',
      'partners.name as partnerName',
      'productLines.nameEn',
      'productLines.nameZh',
      'registrations.submittedAt',
    ])
    .where('registrations.customerId', '=', customerId)
    .where('registrations.status', '!=', 'draft')
    .where(withinStaffScope(scope, 'registrations.partnerId'))
    .orderBy('registrations.submittedAt', 'desc')
    .orderBy('registrations.id', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ nameEn, nameZh, ...row }) => ({
    ...row,
    kind: row.kind as RegistrationKind,
    status: row.status as RegistrationStatus,
    productLine: nameEn !== null && nameZh !== null ? { nameEn, nameZh } : null,
  }));
}

/** The product lines a customer buys already, in the order of the business. */
export async function listBoughtProductLines(
  db: Reader,
  customerId: string,
): Promise<(Named & { productLineId: string; since: string })[]> {
  return db
    .selectFrom('customerProductLines')
    .innerJoin('productLines', 'productLines.id', 'customerProductLines.productLineId')
    .select([
      'customerProductLines.productLineId',
      'customerProductLines.since',
      'productLines.nameEn',
      'productLines.nameZh',
    ])
    .where('customerProductLines.customerId', '=', customerId)
    .orderBy('productLines.position')
    .execute();
}

/** Customers merged into this one. */
export async function listMergedInto(db: Reader, id: string): Promise<{ id: string; legalName: string }[]> {
  return db
    .selectFrom('customers')
    .select(['id', 'legalName'])
    .where('canonicalId', '=', id)
    .orderBy('legalName')
    .limit(100)
    .execute();
}

/** The partners among the ids that lie within the scope. */
export async function listPartnersWithin(db: Reader, scope: StaffScope, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('partners')
    .select('id')
    .where('id', 'in', ids)
    .where(withinStaffScope(scope, 'partners.id'))
    .execute();
  return new Set(rows.map((row) => row.id));
}
