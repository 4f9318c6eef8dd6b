// A list as a file: all of it, however long, in the list's order and inside what the person may see; and on the trail.
import { expect, it } from 'vitest';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { exportList } from '#app/services/exporting/list.server.ts';
import { exportCustomers } from '#app/services/customer/export.server.ts';
import { exportMails } from '#app/services/outbox/list-mails.server.ts';
import { exportPartners } from '#app/services/partner/list.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import {
  makeClaim,
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeRegistration,
  makeStaff,
} from '#tests/support/factories.ts';

async function all<Row>(pieces: AsyncGenerator<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const piece of pieces) rows.push(...piece);
  return rows;
}

const everything = { text: '', status: null, regionCode: null, industryCode: null };

describeEachDatabase('Exported lists', (database) => {
  it('go on behind the last key until nothing is left, and are noted before the first row', async () => {
    const { actor, id } = await makeStaff(database.work);
    const asked: [number | null, number][] = [];
    const pieces = await exportList(database.work, actor, null, {
      list: 'mails',
      filters: { status: 'failed', searched: false, region: null },
      read: async (after: number | null, size) => {
        asked.push([after, size]);
        return Array.from({ length: Math.min(size, 60_000 - (after ?? 0)) }, (_, at) => (after ?? 0) + at + 1);
      },
      keyOf: (row) => row,
    });
    const noted = await database.work.db
      .selectFrom('auditEvents')
      .select(['action', 'actorId', 'subjectId', 'data'])
      .execute();
    expect(noted).toMatchObject([{ action: 'list.export', actorId: id, subjectId: 'mails' }]);
    expect(JSON.parse(String(noted[0]?.data))).toEqual({ filters: { status: 'failed' } });
    expect(asked).toEqual([]);
    const rows = await all(pieces);
    expect([rows.length, rows[0], rows.at(-1), new Set(rows).size]).toEqual([60_000, 1, 60_000, 60_000]);
  });

  it('hold the customers the filters leave, each with who holds it', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const line = await makeProductLine(work);
    const partner = await makePartner(work, { name: '甲方分销' });
    const owner = await makePartnerUser(work, { partner });
    const registration = await makeRegistration(work, {
      partnerId: partner.id,
      createdBy: owner.id,
      productLineId: line.id,
    });
    const held = await makeCustomer(work, { legalName: '杭州泵业有限公司', regionCode: null });
    const free = await makeCustomer(work, { legalName: '苏州阀门有限公司', regionCode: null });
    await makeClaim(work, {
      customerId: held.id,
      productLineId: line.id,
      registrationId: registration.id,
      ownerPartnerId: partner.id,
      ownerUserId: owner.id,
      status: 'active',
    });
    const rows = await all(await exportCustomers(work, actor, null, everything));
    expect(new Map(rows.map(({ id, owners }) => [id, owners]))).toEqual(
      new Map([
        [held.id, ['甲方分销']],
        [free.id, []],
      ]),
    );
    const owned = await all(await exportCustomers(work, actor, null, { ...everything, owner: 'owned' }));
    expect(owned.map(({ id }) => id)).toEqual([held.id]);
    const found = await all(await exportCustomers(work, actor, null, { ...everything, text: '苏州阀门有限公司' }));
    expect(found.map(({ id }) => id)).toEqual([free.id]);
  });

  it('stay inside the scope, and are for those who may read the list', async () => {
    const { work } = database;
    const manager = await makeStaff(work, { roles: ['channelManager'] });
    const own = await makePartner(work, { channelManagerId: manager.id });
    await makePartner(work);
    const rows = await all(await exportPartners(work, manager.actor, staffScopeOf(manager.actor), null, {}));
    expect(rows.map(({ id }) => id)).toEqual([own.id]);
    await expect(exportMails(work, manager.actor, null, null)).rejects.toThrow('forbidden');
  });
});
