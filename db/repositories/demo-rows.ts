// Rows of the demo company that no form of the product writes as they are: product lines, partners and active users at once.
import type { Insertable } from 'kysely';
import type { Reader, Trx } from '../client.ts';
import type { PartnersTable, ProductLinesTable, UsersTable } from '../schema.ts';

export async function insertDemoProductLines(trx: Trx, rows: Insertable<ProductLinesTable>[]): Promise<void> {
  await trx.insertInto('productLines').values(rows).execute();
}

export async function insertDemoPartner(
  trx: Trx,
  partner: Insertable<PartnersTable>,
  holds: { regions: readonly string[]; productLineIds: readonly string[] },
): Promise<void> {
  await trx.insertInto('partners').values(partner).execute();
  const partnerId = partner.id;
  await trx
    .insertInto('partnerRegions')
    .values(holds.regions.map((regionCode) => ({ partnerId, regionCode })))
    .execute();
  await trx
    .insertInto('partnerProductLines')
    .values(holds.productLineIds.map((productLineId) => ({ partnerId, productLineId })))
    .execute();
}

export async function insertDemoUser(
  trx: Trx,
  user: Insertable<UsersTable>,
  holds: { roles: readonly string[]; regions: readonly string[] },
): Promise<void> {
  await trx.insertInto('users').values(user).execute();
  await trx
    .insertInto('userRoles')
    .values(holds.roles.map((role) => ({ userId: user.id, role })))
    .execute();
  if (holds.regions.length > 0)
    await trx
      .insertInto('userRegions')
      .values(holds.regions.map((regionCode) => ({ userId: user.id, regionCode })))
      .execute();
}

export async function insertDemoStandings(
  trx: Trx,
  rows: {
    existing: { customerId: string; productLineId: string; since: string }[];
    house: {
      id: string;
      customerId: string;
      productLineId: string | null;
      reason: string;
      since: string;
      expiresAt: string;
      createdBy: string;
    }[];
  },
): Promise<void> {
  if (rows.existing.length > 0) await trx.insertInto('customerProductLines').values(rows.existing).execute();
  if (rows.house.length > 0) await trx.insertInto('houseAccounts').values(rows.house).execute();
}

/** Mail of the past is not sent when the demo starts. */
export async function settleDemoMail(trx: Trx, before: string): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ deliveredAt: before })
    .where('topic', '=', 'mail.send')
    .where('createdAt', '<', before)
    .execute();
}

export async function hasAnyUser(trx: Trx): Promise<boolean> {
  return (await trx.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Approved registrations with the look-alikes found for them, oldest first: what the demo's people have labelled. */
export async function listDecidedWithVerdict(
  db: Reader,
  limit: number,
): Promise<{ registrationId: string; customerId: string | null; candidates: string }[]> {
  return db
    .selectFrom('registrations')
    .innerJoin('verdicts', 'verdicts.registrationId', 'registrations.id')
    .select(['registrations.id as registrationId', 'registrations.customerId', 'verdicts.candidates'])
    .where('registrations.status', '=', 'approved')
    .where('verdicts.verdict', '!=', 'none')
    .orderBy('registrations.submittedAt')
    .orderBy('verdicts.at')
    .limit(limit)
    .execute();
}
