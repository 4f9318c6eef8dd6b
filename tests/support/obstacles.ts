// What can stand in the way of registering a customer, for suites that hold that a partner cannot tell one from another.
import { uuidv7 } from 'uuidv7';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { addDays } from '#app/domain/calendar/instant.ts';
import { type Work, nowOf } from '#app/services/work.server.ts';
import { makeClaim, makeCustomer, makeRegistration } from './factories.ts';

/**
 * A rival's live claim, the manufacturer's own, a customer that buys already, the partner's own claim ended lately, a rival's
 * claim on a company of the same family where that counts as one customer.
 */
export const obstacles = ['rival', 'houseAccount', 'existingCustomer', 'cooldown', 'family'] as const;
export type Obstacle = (typeof obstacles)[number];

/** Puts the obstacle before `asker` for the customer and product line. Takes no id from `work`. */
export async function standInTheWay(
  work: Work,
  obstacle: Obstacle,
  {
    customerId,
    productLineId,
    asker,
    rival,
    past,
  }: {
    customerId: string;
    productLineId: string;
    asker: PartnerActor;
    rival: PartnerActor;
    /** A registration of the asker that led to the claim that ended; made where none is given. */
    past?: string;
  },
): Promise<void> {
  const at = nowOf(work);
  if (obstacle === 'existingCustomer') {
    await work.db
      .insertInto('customerProductLines')
      .values({ customerId, productLineId, since: '2024-01-01' })
      .execute();
    return;
  }
  if (obstacle === 'houseAccount') {
    const terms = { customerId, productLineId: null, reason: 'Kept', since: at, expiresAt: addDays(at, 365) };
    await work.db
      .insertInto('houseAccounts')
      .values({ id: uuidv7(), ...terms, createdBy: uuidv7() })
      .execute();
    return;
  }
  const isRival = obstacle === 'rival' || obstacle === 'family';
  const claimedId = obstacle === 'family' ? await relative(work, customerId, productLineId) : customerId;
  const owner = isRival ? rival : asker;
  const registrationId =
    obstacle === 'cooldown' && past !== undefined
      ? past
      : (
          await makeRegistration(work, {
            partnerId: owner.partnerId,
            createdBy: owner.userId,
            productLineId,
            status: isRival ? 'approved' : 'rejected',
            customerId: claimedId,
          })
        ).id;
  const ended = { status: 'expired', liveKey: null, endedAt: at, endReason: 'expired' };
  await makeClaim(work, {
    customerId: claimedId,
    productLineId,
    registrationId,
    ownerPartnerId: owner.partnerId,
    ownerUserId: owner.userId,
    ...(obstacle === 'cooldown' ? ended : {}),
  });
}

/** A company the customer belongs to, for a product line that takes a family for one customer. */
async function relative(work: Work, customerId: string, productLineId: string): Promise<string> {
  const head = await makeCustomer(work, { legalName: '宁夏塞上枸杞控股集团有限公司' });
  await work.db
    .updateTable('productLines')
    .set({ familyPolicy: 'sameClaim' })
    .where('id', '=', productLineId)
    .execute();
  const relation = { id: uuidv7(), customerId, relatedId: head.id, kind: 'subsidiary', status: 'confirmed' };
  await work.db
    .insertInto('customerRelations')
    .values({ ...relation, createdAt: nowOf(work) })
    .execute();
  return head.id;
}
