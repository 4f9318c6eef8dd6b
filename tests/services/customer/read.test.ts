// Finding and reading customers: paging both ways, look-ups without an engine, who holds them, and what a role may see.
import { expect, it } from 'vitest';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import { type CustomerQuestion, listCustomers, pageSize } from '#app/services/customer/list.server.ts';
import { suggestCustomers } from '#app/services/customer/suggest.server.ts';
import { viewCustomer } from '#app/services/customer/view.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { createEmbeddedEngine } from '#search/engines/embedded/engine.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import {
  makeClaim,
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeRegion,
  makeRegistration,
  makeStaff,
  usccOf,
} from '#tests/support/factories.ts';

const everything: CustomerQuestion = {
  text: '',
  status: null,
  regionCode: null,
  industryCode: null,
  after: null,
  before: null,
};

describeEachDatabase('Reading customers', (database) => {
  it('pages by last change forwards and back without losing a row, merged ones left out', async () => {
    const { work, clock } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const made: string[] = [];
    for (let number = 0; number < pageSize * 2 + 5; number += 1) {
      // Several rows share a moment, so that the id has to decide.
      if (number % 3 === 0) clock.advance({ minutes: 1 });
      made.push((await makeCustomer(work)).id);
    }
    await makeCustomer(work, { status: 'merged', canonicalId: made[0] ?? null });
    const first = await listCustomers(work, actor, everything);
    const second = await listCustomers(work, actor, { ...everything, after: parsePageKey(first.next) });
    const third = await listCustomers(work, actor, { ...everything, after: parsePageKey(second.next) });
    const ids = [first, second, third].flatMap((page) => page.rows.map((row) => row.id));
    expect(new Set(ids)).toEqual(new Set(made));
    expect(ids).toHaveLength(made.length);
    expect([first.previous, third.next]).toEqual([null, null]);
    const back = await listCustomers(work, actor, { ...everything, before: parsePageKey(second.previous) });
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
    expect(back.previous).toBeNull();
  });

  it('filters by a region and everything in it', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const province = await makeRegion(work);
    const city = await makeRegion(work, { parentCode: province.code });
    const inside = await makeCustomer(work, { regionCode: city.code });
    await makeCustomer(work);
    const page = await listCustomers(work, actor, { ...everything, regionCode: province.code });
    expect(page.rows.map((row) => row.id)).toEqual([inside.id]);
  });

  it('finds names and codes without an engine and says that near names may be missing', async () => {
    // As a process that has not read its index yet.
    const work = { ...database.work, engine: createEmbeddedEngine() };
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const customer = await makeCustomer(work, { legalName: '青岛海尔电机有限公司', uscc: usccOf(901) });
    await makeCustomer(work, { legalName: 'Nordic Valves AB' });
    const byName = await listCustomers(work, actor, { ...everything, text: '青岛海尔' });
    expect(byName).toMatchObject({ degraded: true, rows: [{ id: customer.id }] });
    const byCode = await suggestCustomers(work, actor, usccOf(901).slice(0, 16), 5);
    expect(byCode.map((line) => line.id)).toContain(customer.id);
    await rebuildEngine(work);
    const withEngine = await listCustomers(work, actor, { ...everything, text: 'qingdao haier' });
    expect(withEngine).toMatchObject({ degraded: false, rows: [{ id: customer.id }] });
  });

  it('says who holds a customer', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const line = await makeProductLine(work);
    const customer = await makeCustomer(work, { productLines: [line.id] });
    const owner = await makePartnerUser(work, { partner: await makePartner(work, { name: '北方泵业' }) });
    const registration = await makeRegistration(work, {
      partnerId: owner.partnerId,
      createdBy: owner.id,
      productLineId: line.id,
    });
    await makeClaim(work, {
      customerId: customer.id,
      productLineId: line.id,
      registrationId: registration.id,
      ownerPartnerId: owner.partnerId,
      ownerUserId: owner.id,
    });
    const page = await listCustomers(work, actor, everything);
    expect(page.rows[0]).toMatchObject({ owners: [{ partnerName: '北方泵业' }], existing: true, house: false });
  });

  it('shows contacts in part to auditors, and other partners’ doings only to those who look after them', async () => {
    const { work } = database;
    const customer = await makeCustomer(work, { phones: ['13812345678'], emails: ['wang@example.com'] });
    const auditor = await makeStaff(work, { roles: ['auditor'] });
    const masked = await viewCustomer(work, auditor.actor, staffScopeOf(auditor.actor), customer.id);
    expect(masked.customer.contacts.map(({ value }) => value).sort()).toEqual(['138······78', 'w····@example.com']);

    const manager = await makeStaff(work);
    const own = await makePartner(work, { channelManagerId: manager.id });
    for (const partner of [own, await makePartner(work)]) {
      const author = await makePartnerUser(work, { partner });
      await makeRegistration(work, {
        partnerId: partner.id,
        createdBy: author.id,
        customerId: customer.id,
        status: 'inReview',
        submittedAt: database.clock.instant,
      });
    }
    const seen = await viewCustomer(work, manager.actor, staffScopeOf(manager.actor), customer.id);
    expect(seen.registrations.map((registration) => registration.partnerId)).toEqual([own.id]);
    expect(seen.happenings).toHaveLength(1);
  });
});
