// What a customer buys already: stated by staff, shown, and in the way of whoever registers it for that product line.
import { expect, it } from 'vitest';
import { editCustomer, getCustomerForEdit } from '#app/services/customer/edit.server.ts';
import { emptyCustomerFields } from '#app/services/customer/write.server.ts';
import { precheck } from '#app/services/registration/precheck.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer, makePartner, makePartnerUser, makeProductLine, makeStaff } from '#tests/support/factories.ts';

describeEachDatabase('What a customer buys', (database) => {
  it('is written with the rest, left alone where it is not said, and never over somebody else’s change', async () => {
    const { work, db } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const pumps = await makeProductLine(work);
    const drives = await makeProductLine(work);
    const customer = await makeCustomer(work, { legalName: '苏州恒力精密机械有限公司', productLines: [pumps.id] });
    await rebuildEngine(work);
    const fields = { ...emptyCustomerFields, legalName: customer.legalName, uscc: customer.uscc };
    const save = (version: number, bought?: { productLineId: string; since: string }[]) =>
      editCustomer(work, actor, null, { id: customer.id, version, fields, ...(bought ? { bought } : {}) });
    const bought = async () => (await getCustomerForEdit(work, actor, customer.id)).bought;
    const before = await bought();
    expect(before.map(({ productLineId }) => productLineId)).toEqual([pumps.id]);

    expect(await save(1)).toBeGranted();
    expect(await bought()).toEqual(before);
    expect(await save(2, [{ productLineId: drives.id, since: '2025-03-01' }])).toBeGranted();
    expect(await bought()).toEqual([{ productLineId: drives.id, since: '2025-03-01' }]);
    const stale = await save(2, []);
    expect(stale).toMatchObject({ reason: 'stale', current: { bought: [{ productLineId: drives.id }] } });
    expect(await bought()).toHaveLength(1);
    const trail = await db.selectFrom('auditEvents').select('data').where('action', '=', 'customer.edit').execute();
    const changes = trail.map(({ data }) => (JSON.parse(data) as { changed: string[] }).changed.includes('bought'));
    expect(changes.sort()).toEqual([false, true]);

    const partner = await makePartner(work, { productLines: [pumps.id, drives.id] });
    const { actor: asker } = await makePartnerUser(work, { partner });
    const question = { uscc: null, phone: null, email: null, website: null, regionCode: null, projectName: null };
    const ask = (productLineId: string) =>
      precheck(work, asker, { ...question, companyName: customer.legalName, productLineId });
    expect(await ask(drives.id)).toMatchObject({ answer: 'unavailable' });
    expect(await ask(pumps.id)).toMatchObject({ answer: 'clear' });
  });
});
