// Every list as a file over HTTP: what a spreadsheet gets, under the filters of the list.
import { parse } from 'csv-parse/sync';
import { beforeEach, expect, it } from 'vitest';
import { type CsvColumn, csvResponse } from '#app/http/csv.server.ts';
import { paths } from '#app/http/paths.ts';
import { loader as auditCsv } from '#app/routes/admin+/audit[.]csv.ts';
import { loader as conflictsCsv } from '#app/routes/admin+/conflicts[.]csv.ts';
import { loader as customersCsv } from '#app/routes/admin+/customers[.]csv.ts';
import { loader as importsCsv } from '#app/routes/admin+/imports[.]csv.ts';
import { loader as mailsCsv } from '#app/routes/admin+/mails[.]csv.ts';
import { loader as partnersCsv } from '#app/routes/admin+/partners[.]csv.ts';
import { loader as registrationsCsv } from '#app/routes/admin+/registrations[.]csv.ts';
import { loader as claimsCsv } from '#app/routes/portal+/claims[.]csv.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makeCustomer, makePartner, makeStaff } from '#tests/support/factories.ts';
import { type Answer, type Browser, openBrowser } from '#tests/support/requests.ts';
import { type World, makeWorld } from '#tests/support/world.ts';

/** As a spreadsheet reads it. */
function sheet({ status, headers, body }: Answer): string[][] {
  expect(status).toBe(200);
  expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('Content-Disposition')).toMatch(/^attachment; filename="[\w-]+\.csv"/);
  return parse(String(body), { bom: true }) as string[][];
}

describeOnSqlite('Lists as files', (database) => {
  let world: World;
  let staff: Browser;

  beforeEach(async () => {
    world = await makeWorld(database.work);
    const person = await makeStaff(database.work, { roles: ['operations', 'administrator', 'auditor'] });
    staff = await openBrowser(database.work, person);
  });

  it('hold a head and a line for each record of the list', async () => {
    const cases: [Parameters<Browser['get']>[0], string][] = [
      [registrationsCsv, paths.admin.registrationsExport()],
      [customersCsv, paths.admin.customersExport()],
      [conflictsCsv, paths.admin.conflictsExport()],
      [partnersCsv, paths.admin.partnersExport()],
      [importsCsv, paths.admin.importsExport()],
      [mailsCsv, paths.admin.mailsExport()],
      [auditCsv, paths.admin.auditExport()],
    ];
    for (const [loader, path] of cases) {
      const [head = [], ...rows] = sheet(await staff.get(loader, path));
      expect(rows.length, path).toBeGreaterThan(0);
      expect(head.every(Boolean), path).toBe(true);
    }
    const own = await openBrowser(database.work, world.partnerUsers.partnerMember);
    expect(sheet(await own.get(claimsCsv, paths.portal.claimsExport())).length).toBeGreaterThan(1);
    const rival = await openBrowser(database.work, world.rival);
    expect(sheet(await rival.get(claimsCsv, paths.portal.claimsExport()))).toHaveLength(1);
  });

  it('follow the filters in the address', async () => {
    const [, ...open] = sheet(await staff.get(conflictsCsv, paths.admin.conflictsExport()));
    const [, ...closed] = sheet(await staff.get(conflictsCsv, paths.admin.conflictsExport({ status: 'ruled' })));
    expect([open.length, closed.length]).toEqual([1, 0]);
    await makePartner(database.work, { name: '独一无二贸易有限公司' });
    const [, ...found] = sheet(await staff.get(partnersCsv, paths.admin.partnersExport({ q: '独一无二' })));
    expect(found.map(([, name]) => name)).toEqual(['独一无二贸易有限公司']);
  });

  it('make no formula of what somebody typed', async () => {
    await makeCustomer(database.work, { legalName: '=cmd|calc' });
    const { body } = await staff.get(customersCsv, paths.admin.customersExport());
    expect(String(body)).toContain("\r\n'=cmd|calc,");
  });

  it('are on the trail', async () => {
    await staff.get(mailsCsv, paths.admin.mailsExport({ status: 'failed' }));
    const [event] = await database.work.db
      .selectFrom('auditEvents')
      .select(['subjectId', 'data'])
      .where('action', '=', 'list.export')
      .execute();
    expect(event).toMatchObject({ subjectId: 'mails' });
    expect(String(event?.data)).toContain('failed');
  });
});

it('a file begins with the mark of UTF-8, quotes what must be, and leaves numbers numbers', async () => {
  async function* pieces() {
    yield [{ name: '泵, "大"', amount: '-12.50', phone: '+86 21' }];
    yield [{ name: '@a', amount: '0', phone: '-1+2' }];
  }
  const columns: CsvColumn<{ name: string; amount: string; phone: string }>[] = [
    ['Name', (row) => row.name],
    ['Amount', (row) => row.amount],
    ['Phone', (row) => row.phone],
  ];
  const bytes = Buffer.from(await csvResponse('list.csv', columns, pieces()).arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.subarray(3).toString()).toBe('Name,Amount,Phone\r\n"泵, ""大""",-12.50,\'+86 21\r\n\'@a,0,\'-1+2\r\n');
});
