// Product lines, regions and code lists as data: added, renamed, put in order, retired; nothing deleted.
import { expect, it } from 'vitest';
import {
  type Catalogue,
  addToCatalogue,
  editInCatalogue,
  listCatalogue,
  moveInCatalogue,
  setCatalogueStatus,
} from '#app/services/settings/catalogue.server.ts';
import { codeChoices, regionChoices } from '#app/services/settings/choices.server.ts';
import { getCompanyNames, setCompanyNames } from '#app/services/settings/company.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCode, makeRegion, makeStaff } from '#tests/support/factories.ts';

const industry: Catalogue = { list: 'industry' };

describeEachDatabase('Settings', (database) => {
  it('adds entries at the end, once each, and moves them', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    for (const code of ['food', 'steel', 'water']) {
      const added = await addToCatalogue(work, actor, null, industry, {
        code,
        nameEn: code,
        nameZh: code,
        extra: null,
      });
      expect(added).toBeGranted();
    }
    const again = { code: 'food', nameEn: 'Food', nameZh: '食品', extra: null };
    expect(await addToCatalogue(work, actor, null, industry, again)).toBeRefusedWith('codeTaken');
    await moveInCatalogue(work, actor, null, industry, 'water', -1);
    await moveInCatalogue(work, actor, null, industry, 'food', -1);
    const entries = await listCatalogue(work, actor, industry);
    expect(entries.map(({ code }) => code)).toEqual(['food', 'water', 'steel']);
  });

  it('retires without deleting: no longer offered, still there and kept where it is used', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    await makeCode(work, 'industry', 'steel');
    const seen = { key: 'steel', version: 1 };
    expect(await setCatalogueStatus(work, actor, null, industry, seen, 'retired')).toBeGranted();
    expect(await setCatalogueStatus(work, actor, null, industry, seen, 'active')).toBeRefusedWith('stale');
    expect(await codeChoices(work, 'en', 'industry')).toEqual([]);
    expect(await codeChoices(work, 'en', 'industry', 'steel')).toEqual([{ value: 'steel', label: 'steel' }]);
    expect(await listCatalogue(work, actor, industry)).toHaveLength(1);
  });

  it('keeps regions a tree', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const east = await makeRegion(work, { nameEn: 'East' });
    const city = await makeRegion(work, { nameEn: 'City', parentCode: east.code });
    const put = (key: string, extra: string | null) =>
      editInCatalogue(work, actor, null, 'regions', { key, version: 1 }, { nameEn: 'East', nameZh: '东', extra });
    expect(await put(east.code, city.code)).toBeRefusedWith('circle');
    expect(await put(east.code, 'forged')).toBeRefusedWith('unknownChoice');
    const choices = await regionChoices(work, 'en');
    expect(choices).toEqual([
      { value: east.code, label: 'East' },
      { value: city.code, label: 'East · City' },
    ]);
  });

  it('asks of a product line what a claim covers', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const line = { code: 'PUMP', nameEn: 'Pumps', nameZh: '泵', extra: 'everything' };
    expect(await addToCatalogue(work, actor, null, 'productLines', line)).toBeRefusedWith('unknownChoice');
    expect(await addToCatalogue(work, actor, null, 'productLines', { ...line, extra: 'project' })).toBeGranted();
    const [made] = await listCatalogue(work, actor, 'productLines');
    expect(made).toMatchObject({ code: 'PUMP', extra: 'project', status: 'active' });
  });

  it('remembers what the company is called, and who said so', async () => {
    const { work } = database;
    const { actor, id } = await makeStaff(work, { roles: ['administrator'] });
    const call = (seen: number, nameEn: string) =>
      setCompanyNames(work, actor, null, seen, { nameEn, nameZh: '恒源工业' });
    expect(await call(0, 'Hengyuan')).toBeGranted();
    const { version } = await getCompanyNames(work.db);
    expect(await call(version, 'Hengyuan Industries')).toBeGranted();
    // Whoever still has the first name on the screen is shown the second.
    expect(await call(version, 'Hengyuan Group')).toMatchObject({
      reason: 'stale',
      current: { nameEn: 'Hengyuan Industries' },
    });
    expect(await call(0, 'Hengyuan Group')).toBeRefusedWith('stale');
    expect(await getCompanyNames(work.db)).toMatchObject({ nameEn: 'Hengyuan Industries', nameZh: '恒源工业' });
    const events = await work.db.selectFrom('auditEvents').select(['action', 'actorId']).execute();
    expect(events).toEqual([
      { action: 'settings.edit', actorId: id },
      { action: 'settings.edit', actorId: id },
    ]);
  });

  it('is not for channel managers to change', async () => {
    const { work } = database;
    const manager = await makeStaff(work);
    const add = async () =>
      addToCatalogue(work, manager.actor, null, industry, { code: 'x', nameEn: 'x', nameZh: 'x', extra: null });
    await expect(add()).rejects.toThrow('forbidden');
  });
});
