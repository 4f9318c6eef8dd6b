// A follow-up form sent twice is one follow-up, and its id is nobody else's way in.
import { expect, it } from 'vitest';
import { NotFound } from '#app/domain/access/errors.ts';
import { recordFollowUp } from '#app/services/claim/record-follow-up.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import {
  makeClaim,
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeRegistration,
} from '#tests/support/factories.ts';

describeEachDatabase('Recording a follow-up', (database) => {
  async function held() {
    const { work } = database;
    const line = await makeProductLine(work);
    const user = await makePartnerUser(work, { partner: await makePartner(work, { productLines: [line.id] }) });
    const customer = await makeCustomer(work);
    const own = { partnerId: user.partnerId, createdBy: user.id, productLineId: line.id };
    const registration = await makeRegistration(work, { ...own, status: 'approved', customerId: customer.id });
    const claim = await makeClaim(work, {
      customerId: customer.id,
      productLineId: line.id,
      registrationId: registration.id,
      ownerPartnerId: user.partnerId,
      ownerUserId: user.id,
    });
    return { user, claim };
  }
  const rows = () => database.db.selectFrom('followUps').select(['id', 'note']).execute();

  it('writes a form sent twice once, one after the other or in the same moment', async () => {
    const { user, claim } = await held();
    const id = database.work.newId();
    const send = () =>
      recordFollowUp(database.work, user.actor, null, {
        id,
        claimId: claim.id,
        kind: 'visit',
        occurredAt: database.clock.instant,
        stage: null,
        note: 'Offer 12 sent',
      });
    expect(await Promise.all([send(), send()])).toEqual([{ ok: true }, { ok: true }]);
    expect(await send()).toEqual({ ok: true });
    expect(await rows()).toEqual([{ id, note: 'Offer 12 sent' }]);
    const events = await database.db.selectFrom('auditEvents').select('action').execute();
    expect(events).toEqual([{ action: 'followUp.record' }]);
  });

  it('does not take an id that stands for another claim’s', async () => {
    const [one, other] = [await held(), await held()];
    const id = database.work.newId();
    const visit = { id, kind: 'visit' as const, occurredAt: database.clock.instant, stage: null, note: 'x' };
    expect(
      await recordFollowUp(database.work, one.user.actor, null, { ...visit, claimId: one.claim.id }),
    ).toBeGranted();
    await expect(
      recordFollowUp(database.work, other.user.actor, null, { ...visit, claimId: other.claim.id }),
    ).rejects.toBeInstanceOf(NotFound);
    expect(await rows()).toHaveLength(1);
  });
});
