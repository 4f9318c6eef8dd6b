// The back office over HTTP: what a page answers, what a form made up gets, and what a file holds.
import { expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { loader as auditLoader } from '#app/routes/admin+/audit.tsx';
import { loader as auditCsv } from '#app/routes/admin+/audit[.]csv.ts';
import { loader as customerLoader } from '#app/routes/admin+/customers.$id._index.tsx';
import { action as editAction } from '#app/routes/admin+/customers.$id.edit.tsx';
import { action as mergeAction } from '#app/routes/admin+/customers.$id.merge.tsx';
import { loader as customersLoader } from '#app/routes/admin+/customers._index.tsx';
import { action as newAction } from '#app/routes/admin+/customers.new.tsx';
import { loader as suggestLoader } from '#app/routes/admin+/customers.suggest.ts';
import { loader as homeLoader } from '#app/routes/admin+/_index.tsx';
import { loader as layoutLoader } from '#app/routes/admin+/_layout.tsx';
import { action as partnerAction } from '#app/routes/admin+/partners.new.tsx';
import { loader as registrationsCsv } from '#app/routes/admin+/registrations[.]csv.ts';
import { loader as evidenceLoader } from '#app/routes/admin+/registrations.$id.evidence.$evidenceId.ts';
import { loader as registrationsLoader } from '#app/routes/admin+/registrations._index.tsx';
import { loader as registrationLoader } from '#app/routes/admin+/registrations.$id._index.tsx';
import { action as linesAction } from '#app/routes/admin+/settings.product-lines.tsx';
import { action as systemAction, loader as systemLoader } from '#app/routes/admin+/system.tsx';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makeCustomer, makePartner, makeProductLine, makeRegistration, makeStaff } from '#tests/support/factories.ts';
import { openBrowser } from '#tests/support/requests.ts';

const blank = { country: 'CN', intent: 'save' };

describeOnSqlite('The back office', (database) => {
  it('offers each role the places it may open, and counts what waits', async () => {
    const { work } = database;
    const manager = await makeStaff(work);
    const partner = await makePartner(work, { channelManagerId: manager.id });
    await makeRegistration(work, { partnerId: partner.id, status: 'inReview', dueAt: database.clock.instant });
    await makeRegistration(work, { status: 'inReview', dueAt: database.clock.instant });
    const layout = await (await openBrowser(work, manager)).get(layoutLoader, paths.admin.home());
    expect(layout.body).toMatchObject({ waiting: { review: 1, conflicts: 0 } });
    expect(layout.body).not.toMatchObject({ open: expect.arrayContaining(['audit']) });
    const home = await (await openBrowser(work, manager)).get(homeLoader, paths.admin.home());
    expect(home.body).toMatchObject({ counts: { review: 1 }, imports: null });
    const adjudicator = await openBrowser(work, await makeStaff(work, { roles: ['adjudicator'] }));
    const other = await adjudicator.get(layoutLoader, paths.admin.home());
    expect(other.body).toMatchObject({ open: ['home', 'conflicts'] });
  });

  it('sends a merged customer on to the one it became', async () => {
    const { work } = database;
    const into = await makeCustomer(work);
    const from = await makeCustomer(work, { status: 'merged', canonicalId: into.id });
    const browser = await openBrowser(work, await makeStaff(work, { roles: ['operations'] }));
    const answer = await browser.get(customerLoader, paths.admin.customer(from.id), { params: { id: from.id } });
    expect([answer.status, answer.location]).toEqual([303, paths.admin.customer(into.id)]);
  });

  it('makes a customer from a plain form, showing problems by field and look-alikes first', async () => {
    const { work } = database;
    const browser = await openBrowser(work, await makeStaff(work, { roles: ['operations'] }));
    const post = (fields: Record<string, string | string[]>) =>
      browser.post(newAction, paths.admin.newCustomer(), { ...blank, ...fields });
    const bad = await post({
      legalName: '---',
      uscc: '123',
      'contactKind[]': ['phone', 'email'],
      'contactValue[]': ['12', 'nobody'],
      'contactPerson[]': ['', ''],
    });
    expect(bad).toMatchObject({
      status: 400,
      body: {
        problems: {
          legalName: { code: 'notAName' },
          uscc: { code: 'uscc' },
        },
        values: { legalName: '---' },
      },
    });
    const forged = await post({ legalName: '长春客车配件有限公司', regionCode: 'forged' });
    expect(forged).toMatchObject({ status: 400, body: { problems: { regionCode: { code: 'unknownChoice' } } } });
    const made = await post({
      legalName: '长春客车配件有限公司',
      'nameKind[]': ['short', 'former'],
      'nameValue[]': ['长客配件', ''],
      'contactKind[]': ['phone'],
      'contactValue[]': ['138 0013 8000'],
      'contactPerson[]': ['王芳'],
    });
    expect(made.status).toBe(303);
    const contact = await work.db.selectFrom('customerContacts').select(['value', 'person']).execute();
    expect(contact).toEqual([{ value: '13800138000', person: '王芳' }]);
    const twin = await post({ legalName: '长春客车配件公司' });
    expect(twin).toMatchObject({ status: 409, body: { lookAlikes: [{ legalName: '长春客车配件有限公司' }] } });
    const confirmed = await post({ legalName: '长春客车配件公司', intent: 'confirm' });
    expect(confirmed.status).toBe(303);
  });

  it('refuses telephone numbers and e-mail addresses that are none, row by row', async () => {
    const { work } = database;
    const browser = await openBrowser(work, await makeStaff(work, { roles: ['operations'] }));
    const answer = await browser.post(newAction, paths.admin.newCustomer(), {
      ...blank,
      legalName: '齐齐哈尔重机有限公司',
      'contactKind[]': ['phone', 'email'],
      'contactValue[]': ['12', 'nobody'],
    });
    expect(answer.body).toMatchObject({
      problems: { 'contactValue.0': { code: 'phone' }, 'contactValue.1': { code: 'email' } },
    });
  });

  it('shows both versions to whoever saves over another’s change', async () => {
    const { work } = database;
    const customer = await makeCustomer(work);
    const browser = await openBrowser(work, await makeStaff(work, { roles: ['operations'] }));
    const save = (address: string, version: string) =>
      browser.post(
        editAction,
        paths.admin.editCustomer(customer.id),
        { ...blank, legalName: customer.legalName, address, version },
        { params: { id: customer.id } },
      );
    expect((await save('First street', '1')).status).toBe(303);
    const stale = await save('Second street', '1');
    expect(stale).toMatchObject({
      status: 409,
      body: { values: { address: 'Second street' }, stale: { version: 2, values: { address: 'First street' } } },
    });
  });

  it('merges only when the word was typed', async () => {
    const { work } = database;
    const [from, into] = [await makeCustomer(work), await makeCustomer(work)];
    const browser = await openBrowser(work, await makeStaff(work, { roles: ['operations'] }));
    const merge = (typed: string) =>
      browser.post(
        mergeAction,
        paths.admin.mergeCustomer(from.id),
        { intoId: into.id, fromVersion: '1', intoVersion: '1', typed },
        { params: { id: from.id }, headers: { 'Accept-Language': 'en' } },
      );
    expect(await merge('yes')).toMatchObject({ status: 400, body: { refused: 'notTyped' } });
    expect((await merge('MERGE')).location).toBe(paths.admin.customer(into.id));
  });

  it('lists and suggests customers, and takes nonsense in the address for nothing', async () => {
    const { work } = database;
    const customer = await makeCustomer(work, { legalName: '唐山钢铁设备有限公司' });
    const browser = await openBrowser(work, await makeStaff(work, { roles: ['auditor'] }));
    const list = await browser.get(customersLoader, '/admin/customers?region=forged&status=no&after=xx&before=%00');
    expect(list.body).toMatchObject({ page: { rows: [{ id: customer.id }] }, filters: { region: null, status: null } });
    const found = await browser.get(suggestLoader, paths.admin.suggest({ q: '唐山钢铁' }));
    expect(found.body).toMatchObject({ results: [{ id: customer.id }] });
    const long = await browser.get(suggestLoader, paths.admin.suggest({ q: '司'.repeat(5000) }));
    expect(long.status).toBe(200);
  });

  it('keeps registrations and their files inside the scope, in lists, files and pages', async () => {
    const { work } = database;
    const manager = await makeStaff(work);
    const partner = await makePartner(work, { channelManagerId: manager.id });
    const own = await makeRegistration(work, {
      partnerId: partner.id,
      status: 'inReview',
      number: 'RF-2026-0000001',
      companyName: '=HYPERLINK("x")有限公司',
    });
    const foreign = await makeRegistration(work, { status: 'inReview', number: 'RF-2026-0000002' });
    const browser = await openBrowser(work, manager);
    const list = await browser.get(registrationsLoader, paths.admin.registrations());
    expect(list.body).toMatchObject({ rows: [{ id: own.id }] });
    const byNumber = await browser.get(registrationsLoader, paths.admin.registrations({ q: 'rf-2026-0000001' }));
    expect(byNumber.body).toMatchObject({ rows: [{ id: own.id }] });
    const file = await browser.get(registrationsCsv, paths.admin.registrationsExport());
    expect(file.body).toContain(`"'=HYPERLINK(""x"")有限公司"`);
    expect(file.body).not.toContain('RF-2026-0000002');
    const page = (id: string) => browser.get(registrationLoader, paths.admin.registration(id), { params: { id } });
    expect((await page(own.id)).status).toBe(200);
    expect((await page(foreign.id)).status).toBe(404);
    const params = { id: foreign.id, evidenceId: work.newId() };
    const evidence = await browser.get(evidenceLoader, '/admin/x', { params });
    expect(evidence.status).toBe(404);
  });

  it('answers a partner form with problems by field', async () => {
    const { work } = database;
    const browser = await openBrowser(work, await makeStaff(work, { roles: ['operations'] }));
    const answer = await browser.post(partnerAction, paths.admin.newPartner(), {
      name: '🙂',
      code: 'a b',
      kind: 'king',
      tier: 'gold',
      capacity: '-1',
      language: 'fr',
      parentId: 'x',
    });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        problems: {
          name: { code: 'notAName' },
          code: { code: 'invalid' },
          kind: { code: 'choose' },
          capacity: { code: 'number' },
          language: { code: 'choose' },
          parentId: { code: 'unknownChoice' },
        },
      },
    });
  });

  it('asks for both languages in settings, and forbids auditors to write', async () => {
    const { work } = database;
    const line = await makeProductLine(work);
    const operations = await openBrowser(work, await makeStaff(work, { roles: ['operations'] }));
    const edit = { intent: 'edit', key: line.id, version: '1', nameEn: 'Pumps', extra: 'customer' };
    const half = await operations.post(linesAction, paths.admin.productLines(), { ...edit, nameZh: '' });
    expect(half).toMatchObject({ status: 400, body: { problems: { nameZh: { code: 'required' } } } });
    const whole = await operations.post(linesAction, paths.admin.productLines(), { ...edit, nameZh: '水泵' });
    expect(whole.status).toBe(303);
    const auditor = await openBrowser(work, await makeStaff(work, { roles: ['auditor'] }));
    const refused = await auditor.post(linesAction, paths.admin.productLines(), { ...edit, nameZh: '水泵' });
    expect(refused.status).toBe(403);
  });

  it('shows the trail by filters, exports it, and verifies the ledger on request', async () => {
    const { work } = database;
    const operations = await openBrowser(work, await makeStaff(work, { roles: ['operations'] }));
    await operations.post(newAction, paths.admin.newCustomer(), { ...blank, legalName: '洛阳轴承制造有限公司' });
    const auditor = await openBrowser(work, await makeStaff(work, { roles: ['auditor'] }));
    const trail = await auditor.get(auditLoader, paths.admin.audit({ action: 'customer.create' }));
    expect(trail.body).toMatchObject({
      page: { rows: [{ action: 'customer.create', subjectLabel: '洛阳轴承制造有限公司' }] },
    });
    const before = await auditor.get(auditLoader, paths.admin.audit({ until: '2020-01-01' }));
    expect(before.body).toMatchObject({ page: { rows: [] } });
    const file = await auditor.get(auditCsv, paths.admin.auditExport());
    expect(file.body).toContain('customer.create');
    expect((await auditor.get(systemLoader, paths.admin.system())).body).toMatchObject({ database: 'sqlite' });
    const verified = await auditor.post(systemAction, paths.admin.system(), { intent: 'verify' });
    expect(verified.body).toEqual({ verdict: expect.objectContaining({ ok: true, entries: 0 }) });
    expect((await operations.get(auditLoader, paths.admin.audit())).status).toBe(403);
  });
});
