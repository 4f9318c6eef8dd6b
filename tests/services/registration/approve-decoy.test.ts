// A decoy is a company that nobody can honestly know: no reviewer can give it to anybody, by mistake or otherwise.
import { expect, it } from 'vitest';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer, makePartner, makePartnerUser, makeProductLine, makeStaff } from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';

describeEachDatabase('approving as a decoy', (database) => {
  it('is refused with its reason, and leaves registration, claim and decoy as they were', async () => {
    const { work } = database;
    const line = await makeProductLine(work);
    const manager = (await makeStaff(work, { roles: ['operations'] })).actor;
    const partner = await makePartner(work, { productLines: [line.id] });
    const anna = (await makePartnerUser(work, { partner })).actor;
    const decoy = await makeCustomer(work, { legalName: '常州盘石轴承制造有限公司', status: 'decoy' });
    await rebuildEngine(work);
    const id = work.newId();
    const content = contentOf({ productLineId: line.id, companyName: '常州磐石轴承制造有限公司' });
    expect(await submitRegistration(work, anna, null, { id, version: null, content })).toBeGranted();
    const before = await findRegistration(database.db, id, null);
    if (!before) throw new Error('not there');

    const resolution = { kind: 'same' as const, customerId: decoy.id };
    const approval = { id, version: before.version, resolution };
    expect(await approveRegistration(work, manager, null, approval)).toBeRefusedWith('decoy');
    expect(await findRegistration(database.db, id, null)).toEqual(before);
    expect((await findCustomer(database.db, decoy.id))?.status).toBe('decoy');
    expect(await database.db.selectFrom('claims').select(['customerId', 'status']).execute()).toEqual([
      { customerId: before.customerId, status: 'provisional' },
    ]);
  });
});
