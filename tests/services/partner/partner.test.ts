// Partners: made and changed with every id proven, suspended with everybody signed out, listed inside the scope.
import { expect, it } from 'vitest';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { startSession } from '#app/services/account/lucia.server.ts';
import { listPartners, pageSize } from '#app/services/partner/list.server.ts';
import { type PartnerFields, createPartner, editPartner } from '#app/services/partner/save.server.ts';
import { reactivatePartner, suspendPartner } from '#app/services/partner/suspend.server.ts';
import { viewPartner } from '#app/services/partner/view.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartner, makePartnerUser, makeProductLine, makeRegion, makeStaff } from '#tests/support/factories.ts';

const fields: PartnerFields = {
  code: 'D-77',
  name: '东北阀门销售有限公司',
  kind: 'distributor',
  tier: 'gold',
  parentId: null,
  seesResellers: true,
  capacity: 80,
  language: 'zh-CN',
  channelManagerId: null,
  regionCodes: [],
  productLineIds: [],
};

describeEachDatabase('Partners', (database) => {
  it('is made with its rights and found as it was written', async () => {
    const { work } = database;
    const operations = await makeStaff(work, { roles: ['operations'] });
    const manager = await makeStaff(work);
    const region = await makeRegion(work);
    const line = await makeProductLine(work);
    const made = await createPartner(work, operations.actor, null, {
      ...fields,
      channelManagerId: manager.id,
      regionCodes: [region.code],
      productLineIds: [line.id],
    });
    expect(made).toBeGranted();
    const id = made.ok ? made.id : '';
    const view = await viewPartner(work, operations.actor, staffScopeOf(operations.actor), id);
    expect(view).toMatchObject({
      partner: { code: 'D-77', seesResellers: true, capacity: 80, status: 'active' },
      rights: { regionCodes: [region.code], productLineIds: [line.id] },
      manager: manager.name,
    });
  });

  it('refuses ids a form made up, a taken code and a parent below it', async () => {
    const { work } = database;
    const { actor, id: operationsId } = await makeStaff(work, { roles: ['operations'] });
    const parent = await makePartner(work, { code: 'TAKEN' });
    const child = await makePartner(work, { parentId: parent.id });
    const create = (change: Partial<PartnerFields>) => createPartner(work, actor, null, { ...fields, ...change });
    expect(await create({ regionCodes: ['forged'] })).toBeRefusedWith('unknownChoice', { field: 'regionCodes' });
    expect(await create({ productLineIds: [work.newId()] })).toBeRefusedWith('unknownChoice', {
      field: 'productLineIds',
    });
    expect(await create({ parentId: work.newId() })).toBeRefusedWith('unknownChoice', { field: 'parentId' });
    // A member of staff, but no channel manager.
    expect(await create({ channelManagerId: operationsId })).toBeRefusedWith('unknownChoice', {
      field: 'channelManagerId',
    });
    expect(await create({ code: 'TAKEN' })).toBeRefusedWith('codeTaken');
    const circle = { ...fields, code: 'TAKEN', parentId: child.id };
    expect(await editPartner(work, actor, null, { id: parent.id, version: 1, fields: circle })).toBeRefusedWith(
      'parentCircle',
    );
    expect(await work.db.selectFrom('partners').select('id').execute()).toHaveLength(2);
  });

  it('shows what stands there now to whoever saves over it', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const partner = await makePartner(work);
    const edit = (tier: PartnerFields['tier']) =>
      editPartner(work, actor, null, { id: partner.id, version: 1, fields: { ...fields, tier } });
    expect(await edit('platinum')).toBeGranted();
    expect(await edit('silver')).toMatchObject({
      ok: false,
      reason: 'stale',
      current: { tier: 'platinum', version: 2 },
    });
  });

  it('signs everybody out when suspended, and lets them in again when reactivated', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const user = await makePartnerUser(work);
    const bystander = await makePartnerUser(work);
    for (const { id } of [user, bystander]) await startSession(work, id, { ip: null, userAgent: null }, true);
    expect(await suspendPartner(work, actor, null, user.partnerId)).toBe(true);
    expect(await suspendPartner(work, actor, null, user.partnerId)).toBe(false);
    const sessions = await work.db.selectFrom('sessions').select('userId').execute();
    expect(sessions).toEqual([{ userId: bystander.id }]);
    expect(await reactivatePartner(work, actor, null, user.partnerId)).toBe(true);
    const actions = await work.db.selectFrom('auditEvents').select('action').orderBy('id').execute();
    expect(actions.map(({ action }) => action)).toEqual(['partner.suspend', 'partner.reactivate']);
  });

  it('shows a channel manager the partners in their care, by name or by region, and no other', async () => {
    const { work } = database;
    const region = await makeRegion(work);
    const manager = await makeStaff(work, { regions: [region.code] });
    const byName = await makePartner(work, { name: 'Alpha', channelManagerId: manager.id });
    const byRegion = await makePartner(work, { name: 'Beta', regions: [region.code] });
    const stranger = await makePartner(work, { name: 'Gamma' });
    const scope = staffScopeOf(manager.actor);
    const page = await listPartners(work, manager.actor, scope, {}, {});
    expect(page.rows.map((row) => row.id)).toEqual([byName.id, byRegion.id]);
    await expect(viewPartner(work, manager.actor, scope, stranger.id)).rejects.toThrow('not found');
  });

  it('are paged by name, forwards and back', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const scope = staffScopeOf(actor);
    // Two of one name stand at the edge of the first page.
    const names = Array.from({ length: pageSize + 5 }, (_, n) => `Partner ${String(n).padStart(3, '0')}`);
    names[pageSize] = names[pageSize - 1] ?? '';
    for (const name of names) await makePartner(work, { name });
    const first = await listPartners(work, actor, scope, {}, {});
    expect(first).toMatchObject({ previous: null, rows: { length: pageSize } });
    const second = await listPartners(work, actor, scope, {}, { after: first.next });
    expect(second).toMatchObject({ next: null, rows: { length: 5 } });
    const back = await listPartners(work, actor, scope, {}, { before: second.previous });
    expect(back).toEqual(first);
  });
});
