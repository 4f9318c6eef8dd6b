// Adding, changing and keeping customers: look-alikes first, forged choices refused, stale edits shown.
import { expect, it } from 'vitest';
import { addDays } from '#app/domain/calendar/instant.ts';
import { createCustomer } from '#app/services/customer/create.server.ts';
import { editCustomer } from '#app/services/customer/edit.server.ts';
import { endKeeping, keepForDirectSales } from '#app/services/customer/house-account.server.ts';
import { emptyCustomerFields } from '#app/services/customer/write.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCode, makeCustomer, makeProductLine, makeRegion, makeStaff, usccOf } from '#tests/support/factories.ts';

describeEachDatabase('Writing customers', (database) => {
  it('shows look-alikes before an entry is made, and makes it once confirmed', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const known = await makeCustomer(work, { legalName: '苏州恒力精密机械有限公司' });
    const fields = { ...emptyCustomerFields, legalName: '苏州恒力精密机械公司' };
    const first = await createCustomer(work, actor, null, fields, false);
    expect(first).toMatchObject({ ok: false, reason: 'lookAlikes', lookAlikes: [{ id: known.id }] });
    const second = await createCustomer(work, actor, null, fields, true);
    expect(second).toBeGranted();
    const count = await work.db.selectFrom('customers').select('id').execute();
    expect(count).toHaveLength(2);
  });

  it('makes one customer of a form sent twice, one after the other or in the same moment', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const fields = { ...emptyCustomerFields, legalName: '大连新港化工有限公司', uscc: usccOf(802) };
    const [first, again] = [work.newId(), work.newId()];
    const send = (id: string, legalName: string, uscc: string | null) =>
      createCustomer(work, actor, null, { ...fields, legalName, uscc }, true, id);
    expect(await send(first, fields.legalName, usccOf(802))).toEqual({ ok: true, id: first });
    expect(await send(first, fields.legalName, usccOf(802))).toEqual({ ok: true, id: first });
    const both = await Promise.all([1, 2].map(() => send(again, '洛阳轴承制造有限公司', null)));
    expect(both).toEqual([
      { ok: true, id: again },
      { ok: true, id: again },
    ]);
    expect(await work.db.selectFrom('customers').select('id').orderBy('id').execute()).toEqual([
      { id: first },
      { id: again },
    ]);
    const events = await work.db
      .selectFrom('auditEvents')
      .select('action')
      .where('action', '=', 'customer.create')
      .execute();
    expect(events).toHaveLength(2);
  });

  it('refuses choices that are not there, a taken credit code and a taken external id', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    await makeCustomer(work, { uscc: usccOf(801), sourceSystem: 'ERP', externalId: '7' });
    const create = (change: object) =>
      createCustomer(work, actor, null, { ...emptyCustomerFields, legalName: '大连新港化工有限公司', ...change }, true);
    expect(await create({ regionCode: 'nowhere' })).toBeRefusedWith('unknownChoice', { field: 'regionCode' });
    expect(await create({ industryCode: 'forged' })).toBeRefusedWith('unknownChoice', { field: 'industryCode' });
    expect(await create({ uscc: usccOf(801) })).toBeRefusedWith('usccTaken');
    expect(await create({ sourceSystem: 'ERP', externalId: '7' })).toBeRefusedWith('externalIdTaken');
    expect(await work.db.selectFrom('customers').select('id').execute()).toHaveLength(1);
  });

  it('keeps a retired choice a customer has, but gives it to nobody else', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const region = await makeRegion(work, { status: 'retired' });
    const customer = await makeCustomer(work, { regionCode: region.code });
    const fields = { ...emptyCustomerFields, legalName: customer.legalName, regionCode: region.code };
    expect(await editCustomer(work, actor, null, { id: customer.id, version: 1, fields })).toBeGranted();
    const other = await makeCustomer(work);
    expect(
      await editCustomer(work, actor, null, {
        id: other.id,
        version: 1,
        fields: { ...fields, legalName: other.legalName },
      }),
    ).toBeRefusedWith('unknownChoice');
  });

  it('shows what stands there now to whoever saves over it', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const customer = await makeCustomer(work);
    const edit = (address: string, version: number) =>
      editCustomer(work, actor, null, {
        id: customer.id,
        version,
        fields: { ...emptyCustomerFields, legalName: customer.legalName, address },
      });
    expect(await edit('First street', 1)).toBeGranted();
    const second = await edit('Second street', 1);
    expect(second).toMatchObject({ ok: false, reason: 'stale', current: { address: 'First street', version: 2 } });
    expect(await edit('Second street', 2)).toBeGranted();
  });

  it('keeps a customer for direct sales once, for known reasons and a bounded time, and ends it', async () => {
    const { work, clock } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const customer = await makeCustomer(work);
    const line = await makeProductLine(work);
    await makeCode(work, 'houseReason', 'strategic');
    const keep = (change: object) =>
      keepForDirectSales(work, actor, null, {
        customerId: customer.id,
        productLineId: null,
        reasonCode: 'strategic',
        expiresAt: addDays(clock.instant, 90),
        ...change,
      });
    expect(await keep({ reasonCode: 'forged' })).toBeRefusedWith('unknownChoice', { field: 'reasonCode' });
    expect(await keep({ expiresAt: clock.instant })).toBeRefusedWith('expiresInPast');
    expect(await keep({ expiresAt: addDays(clock.instant, 2000) })).toBeRefusedWith('expiresTooFar');
    const kept = await keep({});
    expect(kept).toBeGranted();
    expect(await keep({ productLineId: line.id })).toBeRefusedWith('alreadyKept');
    const id = kept.ok ? kept.id : '';
    expect(await endKeeping(work, actor, null, { customerId: customer.id, id })).toBe(true);
    expect(await endKeeping(work, actor, null, { customerId: customer.id, id })).toBe(false);
    clock.advance({ minutes: 1 });
    expect(await keep({ productLineId: line.id })).toBeGranted();
  });
});
