// The columns of a table over HTTP: put away by a plain form, remembered for the person and for nobody else.
import { expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { action } from '#app/routes/_public+/preferences.ts';
import { loader as rootLoader } from '#app/root.tsx';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makeStaff } from '#tests/support/factories.ts';
import { openBrowser } from '#tests/support/requests.ts';

describeOnSqlite('The columns of a table', (database) => {
  it('stay as a person chose them, in this browser', async () => {
    const [anna, boris] = [await makeStaff(database.work), await makeStaff(database.work)];
    const browser = await openBrowser(database.work, anna);
    const here = paths.admin.customers({ q: '泵' });
    const answer = await browser.post(action, paths.preferences(), {
      returnTo: here,
      table: 'customers',
      'column[]': ['uscc', 'region', 'updated'],
      'shown[]': ['region'],
    });
    expect([answer.status, answer.location]).toEqual([303, here]);
    const cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    expect(answer.headers.get('Set-Cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    const hiddenFor = async (person: { id: string }) => {
      const of = await openBrowser(database.work, person);
      const page = await of.get(rootLoader, here, { headers: { Cookie: `${of.cookie}; ${cookie}` } });
      return (page.body as { viewer: { hiddenColumns: unknown } }).viewer.hiddenColumns;
    };
    expect(await hiddenFor(anna)).toEqual({ customers: ['uscc', 'updated'] });
    expect(await hiddenFor(boris)).toEqual({});
  });
});
