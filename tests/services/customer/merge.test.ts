// Merging two entries of the master list: what moves, what is refused, and what the ledger and the trail say of it.
import { expect, it } from 'vitest';
import { mergeCustomers } from '#app/services/customer/merge.server.ts';
import { findMergedInto } from '#app/services/customer/view.server.ts';
import type { Work } from '#app/services/work.server.ts';
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

const seen = { fromVersion: 1, intoVersion: 1 };

async function makePair(work: Work) {
  const operations = await makeStaff(work, { roles: ['operations'] });
  const line = await makeProductLine(work);
  const from = await makeCustomer(work, {
    legalName: '宁波海天泵业有限公司',
    phones: ['13800138000'],
    address: '江东路 1 号',
  });
  const into = await makeCustomer(work, { legalName: '宁波海天泵业股份有限公司', phones: ['13900139000'] });
  return { operations, line, from, into };
}

async function claimOn(work: Work, customerId: string, productLineId: string, partner?: { id: string }) {
  const owner = await makePartnerUser(work, { partner: partner ?? (await makePartner(work)) });
  const registration = await makeRegistration(work, {
    partnerId: owner.partnerId,
    createdBy: owner.id,
    productLineId,
    customerId,
    status: 'approved',
  });
  const claim = await makeClaim(work, {
    customerId,
    productLineId,
    registrationId: registration.id,
    ownerPartnerId: owner.partnerId,
    ownerUserId: owner.id,
  });
  await work.db.updateTable('registrations').set({ claimId: claim.id }).where('id', '=', registration.id).execute();
  return { claim, registration };
}

describeEachDatabase('Merging customers', (database) => {
  it('moves registrations and claims, keeps names as aliases, joins contacts and fills gaps', async () => {
    const { work } = database;
    const { operations, line, from, into } = await makePair(work);
    const { claim, registration } = await claimOn(work, from.id, line.id);
    const answer = await mergeCustomers(work, operations.actor, null, { fromId: from.id, intoId: into.id, ...seen });
    expect(answer).toMatchObject({ ok: true, registrations: 1, claims: 1 });

    const moved = await work.db
      .selectFrom('registrations')
      .select('customerId')
      .where('id', '=', registration.id)
      .executeTakeFirst();
    expect(moved?.customerId).toBe(into.id);
    const names = await work.db
      .selectFrom('customerNames')
      .select(['kind', 'value'])
      .where('customerId', '=', into.id)
      .execute();
    expect(names).toContainEqual({ kind: 'alias', value: '宁波海天泵业有限公司' });
    const contacts = await work.db
      .selectFrom('customerContacts')
      .select('value')
      .where('customerId', '=', into.id)
      .execute();
    expect(contacts.map(({ value }) => value).sort()).toEqual(['13800138000', '13900139000']);
    const head = await work.db
      .selectFrom('customers')
      .select(['address', 'version'])
      .where('id', '=', into.id)
      .executeTakeFirst();
    expect(head).toMatchObject({ address: '江东路 1 号', version: 2 });
    // The live key follows the customer: a new claim of another partner on the survivor is impossible.
    const rival = await claimOn(work, into.id, line.id).catch((error: unknown) => error);
    expect(rival).toBeInstanceOf(Error);
    expect(claim.liveKey).not.toBeNull();
  });

  it('writes one ledger entry and lets the old id answer with the new one, chains included', async () => {
    const { work } = database;
    const { operations, from, into } = await makePair(work);
    const last = await makeCustomer(work, { legalName: '宁波海天集团有限公司' });
    await mergeCustomers(work, operations.actor, null, { fromId: from.id, intoId: into.id, ...seen });
    const second = await mergeCustomers(work, operations.actor, null, {
      fromId: into.id,
      fromVersion: 2,
      intoId: last.id,
      intoVersion: 1,
    });
    expect(second).toMatchObject({ ok: true, seq: 2 });
    expect(await findMergedInto(work, from.id)).toBe(last.id);
    expect(await findMergedInto(work, into.id)).toBe(last.id);
    expect(await findMergedInto(work, last.id)).toBeNull();
    const acts = await work.db.selectFrom('ledgerEntries').select('act').orderBy('seq').execute();
    expect(acts).toEqual([{ act: 'customer.merge' }, { act: 'customer.merge' }]);
    const keys = await work.db
      .selectFrom('matchKeys')
      .innerJoin('customers', 'customers.number', 'matchKeys.customerNumber')
      .select('customers.id as customerId')
      .distinct()
      .execute();
    expect(keys.map(({ customerId }) => customerId)).toEqual([last.id]);
  });

  it('refuses when two partners hold live claims on one key, and changes nothing', async () => {
    const { work } = database;
    const { operations, line, from, into } = await makePair(work);
    await claimOn(work, from.id, line.id);
    await claimOn(work, into.id, line.id);
    const answer = await mergeCustomers(work, operations.actor, null, { fromId: from.id, intoId: into.id, ...seen });
    expect(answer).toBeRefusedWith('rivalClaims');
    const heads = await work.db.selectFrom('customers').select('status').execute();
    expect(heads).toEqual([{ status: 'active' }, { status: 'active' }]);
    const head = await work.db.selectFrom('ledgerHead').select('seq').executeTakeFirstOrThrow();
    expect(Number(head.seq)).toBe(0);
  });

  it('keeps one of two live claims of the same partner, and its registrations hold the one that stays', async () => {
    const { work } = database;
    const { operations, line, from, into } = await makePair(work);
    const partner = await makePartner(work);
    const leaving = await claimOn(work, from.id, line.id, partner);
    const staying = await claimOn(work, into.id, line.id, partner);
    const answer = await mergeCustomers(work, operations.actor, null, { fromId: from.id, intoId: into.id, ...seen });
    expect(answer).toBeGranted();
    const claims = await work.db.selectFrom('claims').select(['id', 'status', 'customerId', 'endReason']).execute();
    expect(claims).toContainEqual({
      id: leaving.claim.id,
      status: 'released',
      customerId: into.id,
      endReason: 'merged',
    });
    expect(claims).toContainEqual({ id: staying.claim.id, status: 'active', customerId: into.id, endReason: null });
    const registrations = await work.db.selectFrom('registrations').select('claimId').distinct().execute();
    expect(registrations).toEqual([{ claimId: staying.claim.id }]);
  });

  it('refuses two different credit codes, a changed entry and the same entry twice', async () => {
    const { work } = database;
    const { operations, into } = await makePair(work);
    const one = await makeCustomer(work, { uscc: usccOf(701) });
    const other = await makeCustomer(work, { uscc: usccOf(702) });
    const merge = (fromId: string, intoId: string, fromVersion = 1) =>
      mergeCustomers(work, operations.actor, null, { fromId, intoId, fromVersion, intoVersion: 1 });
    expect(await merge(one.id, other.id)).toBeRefusedWith('usccDiffer');
    expect(await merge(one.id, into.id, 7)).toBeRefusedWith('stale');
    expect(await merge(one.id, one.id)).toBeRefusedWith('same');
  });

  it('is not for channel managers', async () => {
    const { work } = database;
    const { from, into } = await makePair(work);
    const manager = await makeStaff(work);
    await expect(
      Promise.resolve().then(() =>
        mergeCustomers(work, manager.actor, null, { fromId: from.id, intoId: into.id, ...seen }),
      ),
    ).rejects.toThrow('forbidden');
  });
});
