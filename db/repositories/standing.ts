// How matched customers stand for a partner and a product line: live claim, own ended claim, house account, existing business.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { FamilyPolicy } from '#app/domain/customer/family.ts';
import { liveClaimStatuses } from '#app/domain/claim/lifecycle.ts';
import type { Reader } from '../client.ts';

export interface StandingRows {
  live: {
    id: string;
    customerId: string;
    ownerPartnerId: string;
    partnerName: string;
    registrationId: string;
    status: string;
    protectedUntil: Instant | null;
  }[];
  /** Customers on which the partner's own claim ended after `cooledFrom`. */
  cooling: string[];
  house: string[];
  existing: string[];
}

export interface StandingQuestion {
  customerIds: readonly string[];
  productLineId: string;
  scopeKey: string;
  partnerId: string;
  now: Instant;
  cooledFrom: Instant;
}

export async function listStanding(db: Reader, question: StandingQuestion): Promise<StandingRows> {
  const { customerIds, productLineId, scopeKey } = question;
  if (customerIds.length === 0) return { live: [], cooling: [], house: [], existing: [] };
  const claims = await db
    .selectFrom('claims')
    .innerJoin('partners', 'partners.id', 'claims.ownerPartnerId')
    .select([
      'claims.id',
      'claims.customerId',
      'claims.ownerPartnerId',
      'partners.name as partnerName',
      'claims.registrationId',
      'claims.status',
      'claims.protectedUntil',
      'claims.liveKey',
      'claims.endedAt',
      'claims.endReason',
    ])
    .where('claims.customerId', 'in', customerIds)
    .where('claims.productLineId', '=', productLineId)
    .where('claims.scopeKey', '=', scopeKey)
    .execute();
  const house = await db
    .selectFrom('houseAccounts')
    .select('customerId')
    .where('customerId', 'in', customerIds)
    .where((eb) => eb.or([eb('productLineId', 'is', null), eb('productLineId', '=', productLineId)]))
    .where('since', '<=', question.now)
    .where('expiresAt', '>', question.now)
    .execute();
  const existing = await db
    .selectFrom('customerProductLines')
    .select('customerId')
    .where('customerId', 'in', customerIds)
    .where('productLineId', '=', productLineId)
    .execute();
  return {
    live: claims.filter((claim) => claim.liveKey !== null),
    cooling: claims
      .filter(
        (claim) =>
          claim.ownerPartnerId === question.partnerId &&
          (claim.endReason === 'expired' || claim.endReason === 'released') &&
          claim.endedAt !== null &&
          claim.endedAt > question.cooledFrom,
      )
      .map((claim) => claim.customerId),
    house: house.map((row) => row.customerId),
    existing: existing.map((row) => row.customerId),
  };
}

export interface Holder {
  id: string;
  name: string;
  channelManagerId: string | null;
  /** Live claims it may hold at once, and holds now. */
  capacity: number;
  liveClaims: number;
}

/** A partner with how much of its capacity is taken. */
export async function getHolder(db: Reader, partnerId: string): Promise<Holder> {
  const partner = await db
    .selectFrom('partners')
    .select((eb) => [
      'id',
      'name',
      'channelManagerId',
      'capacity',
      eb
        .selectFrom('claims')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('claims.ownerPartnerId', '=', 'partners.id')
        .where('claims.status', 'in', liveClaimStatuses)
        .as('liveClaims'),
    ])
    .where('id', '=', partnerId)
    .executeTakeFirstOrThrow();
  return { ...partner, liveClaims: Number(partner.liveClaims) };
}

export interface SellingTerms {
  productLine: { id: string; code: string; claimScope: string; familyPolicy: FamilyPolicy; status: string } | null;
  partner: Holder;
  authorised: boolean;
}

/** What a partner may sell: the product line as it is, and whether the partner holds it. */
export async function getSellingTerms(db: Reader, partnerId: string, productLineId: string): Promise<SellingTerms> {
  const partner = await getHolder(db, partnerId);
  const productLine = await db
    .selectFrom('productLines')
    .select(['id', 'code', 'claimScope', 'familyPolicy', 'status'])
    .where('id', '=', productLineId)
    .executeTakeFirst();
  const held = await db
    .selectFrom('partnerProductLines')
    .select('productLineId')
    .where('partnerId', '=', partnerId)
    .where('productLineId', '=', productLineId)
    .executeTakeFirst();
  return {
    productLine: productLine ? { ...productLine, familyPolicy: productLine.familyPolicy as FamilyPolicy } : null,
    partner,
    authorised: held !== undefined,
  };
}
