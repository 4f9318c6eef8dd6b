// Splitting merged entries again: what goes back, what stays, what is forgotten, and when it cannot be done.
import { beforeEach, expect, it } from 'vitest';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { isLive } from '#app/domain/claim/lifecycle.ts';
import { mergeCustomers } from '#app/services/customer/merge.server.ts';
import { planUnmerge } from '#app/services/customer/plan-unmerge.server.ts';
import { unmergeCustomer } from '#app/services/customer/unmerge.server.ts';
import { findMergedInto } from '#app/services/customer/view.server.ts';
import { verifyLedger } from '#app/services/ledger/verify.server.ts';
import { findStandingMerge } from '#db/repositories/customer-merges.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import {
  makeClaim,
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeRegistration,
  makeStaff,
  usccOf,
} from '#tests/support/factories.ts';

describeEachDatabase('Splitting merged customers', (database) => {
  let operations: StaffActor;
  let line: { id: string };
  let from: { id: string };
  let into: { id: string };

  beforeEach(async () => {
    const { work } = database;
    operations = (await makeStaff(work, { roles: ['operations'] })).actor;
    line = await makeProductLine(work);
    from = await makeCustomer(work, {
      legalName: '宁波海天泵业有限公司',
      uscc: usccOf(801),
      phones: ['13800138000'],
      address: '江东路 1 号',
      productLines: [line.id],
    });
    into = await makeCustomer(work, { legalName: '宁波甬江流体科技股份有限公司', phones: ['13900139000'] });
  });

  async function registered(customerId: string, partner?: { id: string }, status = 'approved') {
    const { work } = database;
    const owner = await makePartnerUser(work, { partner: partner ?? (await makePartner(work)) });
    return makeRegistration(work, {
      partnerId: owner.partnerId,
      createdBy: owner.id,
      productLineId: line.id,
      customerId,
      status,
    });
  }
  async function claimed(customerId: string, partner?: { id: string }, given: { productLineId?: string } = {}) {
    const { work } = database;
    const registration = await registered(customerId, partner);
    const claim = await makeClaim(work, {
      customerId,
      productLineId: line.id,
      registrationId: registration.id,
      ownerPartnerId: registration.partnerId,
      ownerUserId: registration.createdBy,
      ...given,
    });
    await work.db.updateTable('registrations').set({ claimId: claim.id }).where('id', '=', registration.id).execute();
    return { registration, claim };
  }
  async function merge(fromId: string, intoId: string) {
    const { db, work } = database;
    const versions = [await findCustomer(db, fromId), await findCustomer(db, intoId)].map((one) => one?.version ?? 0);
    const input = { fromId, intoId, fromVersion: versions[0] ?? 0, intoVersion: versions[1] ?? 0 };
    expect(await mergeCustomers(work, operations, null, input)).toBeGranted();
  }
  async function split(fromId: string) {
    const standing = await findStandingMerge(database.db, fromId);
    return unmergeCustomer(database.work, operations, null, { fromId, mergeId: standing?.id ?? fromId });
  }
  const claims = () =>
    database.db.selectFrom('claims').select(['id', 'status', 'customerId', 'liveKey', 'endReason']).execute();
  const boughtBy = (customerId: string) =>
    database.db.selectFrom('customerProductLines').select('since').where('customerId', '=', customerId).execute();

  it('gives back registrations, claims, purchases, contacts and fields, and forgets the aliases', async () => {
    const { db, work } = database;
    const { registration, claim } = await claimed(from.id);
    await merge(from.id, into.id);
    expect((await findCustomer(db, into.id))?.names.map(({ value }) => value)).toContain('宁波海天泵业有限公司');
    expect(await findCustomer(db, into.id)).toMatchObject({ uscc: usccOf(801), address: '江东路 1 号' });

    const answer = await split(from.id);
    expect(answer).toMatchObject({ ok: true, registrations: 1, claims: 1, intoId: into.id });
    expect(await findCustomer(db, from.id)).toMatchObject({ status: 'active', canonicalId: null, uscc: usccOf(801) });
    expect(await findMergedInto(work, from.id)).toBeNull();
    expect(await findRegistration(db, registration.id, null)).toMatchObject({ customerId: from.id, claimId: claim.id });
    expect(await claims()).toMatchObject([{ id: claim.id, status: 'active', customerId: from.id }]);
    expect((await claims())[0]?.liveKey).toBe(claim.liveKey);
    expect(await boughtBy(from.id)).toHaveLength(1);
    expect(await boughtBy(into.id)).toHaveLength(0);
    const kept = await findCustomer(db, into.id);
    expect(kept).toMatchObject({ uscc: null, address: null });
    expect(kept?.names.map(({ value }) => value)).toEqual(['宁波甬江流体科技股份有限公司']);
    expect(kept?.contacts.map(({ value }) => value)).toEqual(['13900139000']);
    const keys = await db
      .selectFrom('matchKeys')
      .innerJoin('customers', 'customers.number', 'matchKeys.customerNumber')
      .select('customers.id as customerId')
      .distinct()
      .execute();
    expect(keys.map(({ customerId }) => customerId).sort()).toEqual([from.id, into.id].sort());
    expect(await verifyLedger(work)).toMatchObject({ ok: true, entries: 2 });
  });

  it('leaves what was registered since where it is, and takes along what returning registrations became', async () => {
    const { db } = database;
    const waiting = await registered(from.id, undefined, 'inReview');
    await merge(from.id, into.id);
    const later = await claimed(into.id);
    expect(await split(from.id)).toMatchObject({ ok: true, registrations: 1, claims: 0 });
    expect(await findRegistration(db, waiting.id, null)).toMatchObject({ customerId: from.id });
    expect(await findRegistration(db, later.registration.id, null)).toMatchObject({ customerId: into.id });
    expect(await claims()).toMatchObject([{ id: later.claim.id, customerId: into.id, status: 'active' }]);
  });

  it('revives the claim that one partner held twice, with its registrations', async () => {
    const { db, work } = database;
    const partner = await makePartner(work);
    const leaving = await claimed(from.id, partner);
    const staying = await claimed(into.id, partner);
    await merge(from.id, into.id);
    expect((await claims()).filter(({ status }) => isLive(status as 'active'))).toHaveLength(1);
    expect(await split(from.id)).toMatchObject({ ok: true, claims: 1 });
    const after = await claims();
    expect(after).toContainEqual({
      id: leaving.claim.id,
      status: 'active',
      customerId: from.id,
      liveKey: leaving.claim.liveKey,
      endReason: null,
    });
    expect(after).toContainEqual(
      expect.objectContaining({ id: staying.claim.id, status: 'active', customerId: into.id }),
    );
    expect(await findRegistration(db, leaving.registration.id, null)).toMatchObject({ claimId: leaving.claim.id });
    expect(await findRegistration(db, staying.registration.id, null)).toMatchObject({ claimId: staying.claim.id });
  });

  it('splits a chain from its end only, and lets earlier entries answer with the right one again', async () => {
    const { work } = database;
    const last = await makeCustomer(work);
    await merge(from.id, into.id);
    await merge(into.id, last.id);
    expect(await split(from.id)).toBeRefusedWith('mergedOn');
    expect(await split(into.id)).toBeGranted();
    expect(await findMergedInto(work, from.id)).toBe(into.id);
    expect(await split(from.id)).toBeGranted();
    expect(await findMergedInto(work, from.id)).toBeNull();
    expect(await findMergedInto(work, into.id)).toBeNull();
  });

  it('keeps what somebody wrote since over a field the merge had filled', async () => {
    const { db } = database;
    await merge(from.id, into.id);
    await db.updateTable('customers').set({ address: '滨江路 9 号' }).where('id', '=', into.id).execute();
    expect(await split(from.id)).toBeGranted();
    expect(await findCustomer(db, into.id)).toMatchObject({ address: '滨江路 9 号', uscc: null });
  });

  it('is refused twice, for an entry that is not merged, and when the credit code went elsewhere', async () => {
    const { db, work } = database;
    expect(await split(into.id)).toBeRefusedWith('notMerged');
    await merge(from.id, into.id);
    const plan = await planUnmerge(work, operations, from.id);
    const stale = await unmergeCustomer(work, operations, null, { fromId: from.id, mergeId: into.id });
    expect(stale).toBeRefusedWith('stale');
    await db.updateTable('customers').set({ uscc: null }).where('id', '=', into.id).execute();
    const thief = await makeCustomer(work, { uscc: usccOf(801) });
    expect(await split(from.id)).toBeRefusedWith('usccTaken');
    await db.updateTable('customers').set({ uscc: null }).where('id', '=', thief.id).execute();
    expect(await split(from.id)).toBeGranted();
    const again = await unmergeCustomer(work, operations, null, {
      fromId: from.id,
      mergeId: plan.ok ? plan.merge.id : from.id,
    });
    expect(again).toBeRefusedWith('notMerged');
  });

  it('is not for channel managers', async () => {
    const manager = (await makeStaff(database.work)).actor;
    await expect(
      Promise.resolve().then(() =>
        unmergeCustomer(database.work, manager, null, { fromId: from.id, mergeId: into.id }),
      ),
    ).rejects.toThrow('forbidden');
  });
});
