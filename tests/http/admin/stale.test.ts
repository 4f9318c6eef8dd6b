// Two people change one record of the back office: whoever saves second is shown both versions, keeps what was typed, and
// saves it over the other's with one more press. A slip in a field between the two does not make that press unnecessary.
import { beforeEach, expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { action as editCustomer } from '#app/routes/admin+/customers.$id.edit.tsx';
import { action as editPartner } from '#app/routes/admin+/partners.$id.edit.tsx';
import { action as changeLines, loader as readLines } from '#app/routes/admin+/settings.product-lines.tsx';
import { action as changeNames } from '#app/routes/admin+/settings.company.tsx';
import { action as changeUser } from '#app/routes/admin+/users.$id.tsx';
import { versionToSend } from '#app/routes/admin+/_parts/stale.tsx';
import { getCompanyNames } from '#app/services/settings/company.server.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makeCustomer, makePartner, makeProductLine, makeStaff } from '#tests/support/factories.ts';
import { type Browser, openBrowser } from '#tests/support/requests.ts';

describeOnSqlite('Saving over somebody else’s change', (database) => {
  let browser: Browser;

  beforeEach(async () => {
    browser = await openBrowser(
      database.work,
      await makeStaff(database.work, { roles: ['administrator', 'operations'] }),
    );
  });

  it('shows both versions of what a person may do', async () => {
    const person = await makeStaff(database.work, { roles: ['auditor'] });
    const save = (version: number, roles: string[]) =>
      browser.post(
        changeUser,
        paths.admin.user(person.id),
        { intent: 'save', version: String(version), 'roles[]': roles },
        { params: { id: person.id } },
      );
    expect((await save(1, ['operations'])).status).toBe(303);
    const second = await save(1, ['auditor', 'channelManager']);
    expect(second).toMatchObject({
      status: 409,
      body: {
        values: { roles: ['auditor', 'channelManager'] },
        stale: { version: 2, values: { roles: ['operations'] } },
      },
    });
    expect((await save(2, ['auditor', 'channelManager'])).status).toBe(303);
    const empty = await save(3, []);
    expect(empty).toMatchObject({
      status: 400,
      body: { values: { version: '3' }, problems: { roles: { code: 'choose' } } },
    });
  });

  it('shows both versions of an entry of a list, and keeps what was typed', async () => {
    const line = await makeProductLine(database.work, { nameEn: 'Pumps', nameZh: '泵' });
    const save = (version: number, nameEn: string) =>
      browser.post(changeLines, `${paths.admin.productLines()}?edit=${line.id}`, {
        intent: 'edit',
        key: line.id,
        version: String(version),
        nameEn,
        nameZh: '泵',
        extra: 'customer',
        family: 'warn',
      });
    expect((await save(1, 'Water pumps')).status).toBe(303);
    expect(await save(1, 'Fire pumps')).toMatchObject({
      status: 409,
      body: { values: { nameEn: 'Fire pumps' }, stale: { version: 2, values: { nameEn: 'Water pumps' } } },
    });
    expect(await save(1, ' ')).toMatchObject({ status: 400, body: { values: { version: '1' } } });
    expect((await save(2, 'Fire pumps')).status).toBe(303);
    expect((await browser.get(readLines, paths.admin.productLines())).body).toMatchObject({
      entries: [{ nameEn: 'Fire pumps' }],
    });
  });

  it('shows both versions of the company’s names', async () => {
    const save = (version: number, nameEn: string) =>
      browser.post(changeNames, paths.admin.company(), { version: String(version), nameEn, nameZh: '恒源' });
    expect((await save(0, 'Hengyuan')).status).toBe(303);
    const { version } = await getCompanyNames(database.work.db);
    expect(await save(0, 'Henyuan')).toMatchObject({
      status: 409,
      body: { values: { nameEn: 'Henyuan' }, stale: { version, values: { nameEn: 'Hengyuan' } } },
    });
    expect((await save(version, 'Henyuan')).status).toBe(303);
  });

  it('keeps the version a text was typed over, through a slip in a field', async () => {
    const partner = await makePartner(database.work);
    const customer = await makeCustomer(database.work);
    const slips = [
      await browser.post(
        editPartner,
        paths.admin.editPartner(partner.id),
        { version: '1', name: '' },
        { params: { id: partner.id } },
      ),
      await browser.post(
        editCustomer,
        paths.admin.editCustomer(customer.id),
        { version: '1', legalName: '' },
        { params: { id: customer.id } },
      ),
    ];
    for (const slip of slips) {
      expect(slip.status).toBe(400);
      // Somebody else saved in between, and the page has read version 2.
      expect(versionToSend(slip.body as Parameters<typeof versionToSend>[0], 2)).toBe(1);
    }
    expect(versionToSend(undefined, 2)).toBe(2);
    expect(versionToSend({ values: { version: '1' }, stale: { version: 3, values: {} } }, 2)).toBe(3);
  });

  it('names everything that is wrong with a customer at once', async () => {
    const fields = {
      legalName: '',
      country: 'CN',
      sourceSystem: 'ERP',
      'contactKind[]': 'phone',
      'contactValue[]': 'none',
    };
    const customer = await makeCustomer(database.work);
    const at = { params: { id: customer.id } };
    const answer = await browser.post(
      editCustomer,
      paths.admin.editCustomer(customer.id),
      { ...fields, version: '1' },
      at,
    );
    expect(Object.keys((answer.body as { problems: object }).problems).sort()).toEqual([
      'contactValue.0',
      'externalId',
      'legalName',
    ]);
  });
});
