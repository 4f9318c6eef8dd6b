// Planting, marking and taking back decoys; and that they appear nowhere but where they are meant to be met.
import { beforeEach, expect, it } from 'vitest';
import { listCustomers } from '#app/services/customer/list.server.ts';
import { findLookAlikes } from '#app/services/customer/look-alikes.server.ts';
import { suggestCustomers } from '#app/services/customer/suggest.server.ts';
import { emptyCustomerFields } from '#app/services/customer/write.server.ts';
import { readFigures } from '#app/services/operations/figures.server.ts';
import { listDecoys, markDecoy, plantDecoys, unmarkDecoy } from '#app/services/probe/decoys.server.ts';
import { followOutbox, rebuildEngine } from '#app/services/search/sync.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer, makeRegistration, makeStaff } from '#tests/support/factories.ts';

describeEachDatabase('Decoys', (database) => {
  let operations: Awaited<ReturnType<typeof makeStaff>>;

  beforeEach(async () => {
    operations = await makeStaff(database.work, { roles: ['operations'] });
    await rebuildEngine(database.work);
  });

  const noQuestion = { text: '', status: null, regionCode: null, industryCode: null, after: null, before: null };

  it('are planted with names of their own, findable by those who ask for them, listed nowhere', async () => {
    const { work } = database;
    expect(await plantDecoys(work, operations.actor, null, { count: 12 })).toBe(12);
    await followOutbox(work);
    const { rows, count } = await listDecoys(work, operations.actor);
    expect(count).toBe(12);
    expect(new Set(rows.map(({ legalName }) => legalName)).size).toBe(12);
    const name = rows[0]?.legalName ?? '';
    expect((await work.engine.candidates({ name, phones: [], emails: [] }, 5)).map(({ id }) => id)).toContain(
      rows[0]?.id,
    );

    expect((await listCustomers(work, operations.actor, noQuestion)).rows).toEqual([]);
    expect((await listCustomers(work, operations.actor, { ...noQuestion, text: name })).rows).toEqual([]);
    expect(await suggestCustomers(work, operations.actor, name, 10)).toEqual([]);
    expect(await findLookAlikes(work, { ...emptyCustomerFields, legalName: name }, null)).toEqual([]);
    expect((await readFigures(work)).searchRows).toBe(0);
  });

  it('are customers nothing hangs on, and may become real', async () => {
    const { work } = database;
    const used = await makeCustomer(work);
    await makeRegistration(work, { customerId: used.id, status: 'approved' });
    expect(await markDecoy(work, operations.actor, null, { customerId: used.id })).toBeRefusedWith('inUse');
    const free = await makeCustomer(work);
    expect(await markDecoy(work, operations.actor, null, { customerId: free.id })).toBeGranted();
    expect((await listDecoys(work, operations.actor)).count).toBe(1);
    expect(await unmarkDecoy(work, operations.actor, null, { customerId: free.id })).toBeGranted();
    expect(await unmarkDecoy(work, operations.actor, null, { customerId: free.id })).toBeRefusedWith('notDecoy');
    const listed = (await listCustomers(work, operations.actor, noQuestion)).rows.map(({ id }) => id);
    expect(listed.sort()).toEqual([free.id, used.id].sort());
  });

  it('are the business of operations alone', async () => {
    const manager = await makeStaff(database.work, { roles: ['channelManager'] });
    await expect(listDecoys(database.work, manager.actor)).rejects.toThrow('forbidden');
    await expect(plantDecoys(database.work, manager.actor, null, { count: 1 })).rejects.toThrow('forbidden');
  });
});
