// “Find a customer”: what is hit and shown, who holds it, and an honest answer to nonsense.
import { expect, it } from 'vitest';
import { addDays } from '#app/domain/calendar/instant.ts';
import type { OwnerState } from '#app/domain/customer/owner-state.ts';
import { type CustomerQuestion, listCustomers } from '#app/services/customer/list.server.ts';
import { lookUpCustomers } from '#app/services/customer/lookup.server.ts';
import { suggestWithLookAlikes } from '#app/services/customer/suggest.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { type Work, nowOf } from '#app/services/work.server.ts';
import { describeEachDatabase, describeOnSqlite } from '#tests/support/databases.ts';
import {
  makeClaim,
  makeCustomer,
  makePartnerUser,
  makeProductLine,
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

async function claimOn(work: Work, customerId: string, status: string) {
  const line = await makeProductLine(work);
  const owner = await makePartnerUser(work);
  const registration = await makeRegistration(work, {
    partnerId: owner.partnerId,
    createdBy: owner.id,
    productLineId: line.id,
    customerId,
    status: 'approved',
  });
  await makeClaim(work, {
    customerId,
    productLineId: line.id,
    registrationId: registration.id,
    ownerPartnerId: owner.partnerId,
    ownerUserId: owner.id,
    status,
  });
}

async function keepForDirectSales(work: Work, customerId: string, userId: string) {
  const now = nowOf(work);
  await work.db
    .insertInto('houseAccounts')
    .values({
      id: work.newId(),
      customerId,
      productLineId: null,
      reason: 'strategic',
      since: addDays(now, -1),
      expiresAt: addDays(now, 30),
      createdBy: userId,
    })
    .execute();
}

describeEachDatabase('Customers by owner', (database) => {
  it('are listed by the state they are in, with and without words', async () => {
    const { work } = database;
    const staff = await makeStaff(work, { roles: ['operations'] });
    const made = {} as Record<OwnerState, string>;
    for (const state of ['free', 'provisional', 'owned', 'house'] as const)
      made[state] = (await makeCustomer(work, { legalName: `宁波海天${state}泵业有限公司` })).id;
    await claimOn(work, made.provisional, 'provisional');
    await claimOn(work, made.owned, 'active');
    await keepForDirectSales(work, made.house, staff.id);
    for (const [state, id] of Object.entries(made) as [OwnerState, string][]) {
      const page = await listCustomers(work, staff.actor, { ...everything, owner: state });
      expect(page.rows.map((row) => [row.id, row.ownerStates])).toEqual([[id, [state]]]);
      const found = await listCustomers(work, staff.actor, { ...everything, text: '宁波海天', owner: state });
      expect(found.rows.map((row) => row.id)).toEqual([id]);
      expect(found.leftOut).toBeNull();
    }
    const none = await listCustomers(work, staff.actor, { ...everything, text: '宁波海天', status: 'prospective' });
    expect(none).toMatchObject({ rows: [], leftOut: 4 });
    // A claim on another line besides: both states hold.
    await claimOn(work, made.owned, 'provisional');
    const both = await listCustomers(work, staff.actor, { ...everything, owner: 'provisional' });
    expect(both.rows.find((row) => row.id === made.owned)?.ownerStates).toEqual(['provisional', 'owned']);
  });
});

describeOnSqlite('Finding among many alike', (database) => {
  it('looks past the best for those that the filters want', async () => {
    const { work } = database;
    const staff = await makeStaff(work, { roles: ['operations'] });
    for (let number = 0; number < 90; number += 1)
      await makeCustomer(work, {
        legalName: `宁波海天${'一二三四五六七八九'.charAt(number % 9)}${number}泵业有限公司`,
      });
    const wanted = await makeCustomer(work, {
      legalName: '青岛市城阳区海天兄弟泵业科技有限公司',
      industryCode: 'energy',
    });
    await rebuildEngine(work);
    const unfiltered = await listCustomers(work, staff.actor, { ...everything, text: '海天泵业' });
    expect(unfiltered.rows.map(({ id }) => id)).not.toContain(wanted.id);
    const found = await listCustomers(work, staff.actor, { ...everything, text: '海天泵业', industryCode: 'energy' });
    expect(found.rows.map(({ id }) => id)).toEqual([wanted.id]);
  });
});

describeOnSqlite('Finding customers', (database) => {
  async function makeMaster(work: Work) {
    const hengli = await makeCustomer(work, {
      legalName: '苏州恒力精密机械有限公司',
      uscc: usccOf(77),
      websiteDomain: 'hengli-pump.com',
      phones: ['051288886666'],
      names: [
        { kind: 'short', value: '恒力机械' },
        { kind: 'former', value: '吴江纺织配件厂' },
        { kind: 'alias', value: 'Everpower Drives' },
      ],
    });
    for (const legalName of [
      '青岛远洋捕捞有限公司',
      '北京长城电子有限公司',
      'Nordic Valves AB',
      '深圳华科电气有限公司',
    ])
      await makeCustomer(work, { legalName });
    await rebuildEngine(work);
    return hengli;
  }

  it.each([
    ['恒力精密', 'legal', 'text'],
    ['恒力机械', 'short', 'text'],
    ['吴江纺织', 'former', 'text'],
    ['everpower', 'alias', 'text'],
    ['suzhouhengli', 'legal', 'pinyin'],
    ['恒利精密', 'legal', 'sound'],
    [usccOf(77).slice(0, 10), 'uscc', 'text'],
    ['0512-88886666', 'phone', 'text'],
    ['hengli-pump.com', 'domain', 'text'],
  ])('%s hits the %s by %s', async (text, field, way) => {
    const { work } = database;
    const staff = await makeStaff(work, { roles: ['operations'] });
    const hengli = await makeMaster(work);
    const { hits, lookAlikes } = await lookUpCustomers(work, staff.actor, text, 8);
    expect(hits[0]).toMatchObject({ id: hengli.id, hit: { field, way } });
    expect(lookAlikes).toEqual([]);
  });

  it('finds nothing for nonsense, and says what is merely close apart', async () => {
    const { work } = database;
    const staff = await makeStaff(work, { roles: ['operations'] });
    await makeMaster(work);
    for (const text of ['', '   ', 'qwxzzv', 'nothing-is-called-this', '\u200b', '🙂🙂'])
      expect(await suggestWithLookAlikes(work, staff.actor, text, 8), text).toEqual({ hits: [], lookAlikes: [] });
    const page = await listCustomers(work, staff.actor, { ...everything, text: 'nothing-is-called-this' });
    expect(page).toMatchObject({ rows: [], lookAlikes: [], leftOut: null });
    const long = await lookUpCustomers(work, staff.actor, '恒'.repeat(10_000), 8);
    expect(long.hits).toEqual([]);
  });

  it('does not show an auditor the number that was hit', async () => {
    const { work } = database;
    const auditor = await makeStaff(work, { roles: ['auditor'] });
    await makeMaster(work);
    const { hits } = await lookUpCustomers(work, auditor.actor, '051288886666', 8);
    expect(hits[0]?.hit).toMatchObject({ field: 'phone', value: '051······66', spans: [] });
  });
});
