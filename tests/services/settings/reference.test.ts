// Reference data kept for showing: what this process writes is seen at once, what another writes within seconds.
import { expect, it } from 'vitest';
import { adminAction } from '#app/http/admin.server.ts';
import { addToCatalogue } from '#app/services/settings/catalogue.server.ts';
import { codesOf } from '#app/services/settings/reference.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCode, makeStaff } from '#tests/support/factories.ts';
import { openBrowser } from '#tests/support/requests.ts';

describeEachDatabase('Reference data for showing', (database) => {
  const codes = async () => (await codesOf(database.work, 'industry')).map(({ code }) => code);

  it('is read anew after a write of this process', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    expect(await codes()).toEqual([]);
    await addToCatalogue(
      work,
      actor,
      null,
      { list: 'industry' },
      { code: 'food', nameEn: 'Food', nameZh: '食品', extra: null },
    );
    expect(await codes()).toEqual(['food']);
  });

  it('is read anew after five seconds, for what another process wrote', async () => {
    const { work, clock } = database;
    expect(await codes()).toEqual([]);
    await makeCode({ ...work, db: database.reader() }, 'industry', 'food');
    clock.advance({ ms: 4_999 });
    expect(await codes()).toEqual([]);
    clock.advance({ ms: 1 });
    expect(await codes()).toEqual(['food']);
  });

  it('is read anew for every form that is sent', async () => {
    const { work } = database;
    expect(await codes()).toEqual([]);
    await makeCode({ ...work, db: database.reader() }, 'industry', 'food');
    const browser = await openBrowser(work, await makeStaff(work, { roles: ['operations'] }));
    const action = adminAction({ can: 'admin:open' }, async () => ({ codes: await codes() }));
    expect((await browser.post(action, '/admin', {})).body).toEqual({ codes: ['food'] });
  });
});
