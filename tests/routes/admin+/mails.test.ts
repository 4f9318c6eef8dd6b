import { expect, it } from 'vitest';
import { loader as mailPage } from '#app/routes/admin+/mails.$id.tsx';
import { loader as mailsExport } from '#app/routes/admin+/mails[.]csv.ts';
import { loader as mailsPage } from '#app/routes/admin+/mails._index.tsx';
import { deliverDueMail } from '#app/services/outbox/deliver-mail.server.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makePartnerUser, makeStaff } from '#tests/support/factories.ts';
import { openBrowser } from '#tests/support/requests.ts';

const token = 'x'.repeat(43);

describeOnSqlite('the mail pages', (database) => {
  const browserOf = async (role: 'operations' | 'auditor' | 'channelManager' | 'administrator') =>
    openBrowser(database.work, await makeStaff(database.work, { roles: [role] }));
  const keptMail = async () => {
    const { id: userId } = await makeStaff(database.work);
    await commit(database.work, { kind: 'system', name: 'test' }, null, async (unit) =>
      unit.emit('mail.send', { userId, message: { name: 'passwordReset', token } }),
    );
    await deliverDueMail(database.work);
    const row = await database.db.selectFrom('mails').select('id').executeTakeFirstOrThrow();
    return row.id;
  };

  it('list mails by status for those who may read them', async () => {
    await keptMail();
    const browser = await browserOf('auditor');
    expect((await browser.get(mailsPage, '/admin/mails?status=kept')).body).toMatchObject({
      status: 'kept',
      noServer: true,
      page: { rows: [{ status: 'kept' }] },
    });
    expect((await browser.get(mailsPage, '/admin/mails?status=sent')).body).toMatchObject({ page: { rows: [] } });
    expect((await browser.get(mailsPage, '/admin/mails?status=nonsense&after=nonsense')).body).toMatchObject({
      status: null,
      page: { rows: [{}] },
    });
    expect((await (await browserOf('channelManager')).get(mailsPage, '/admin/mails')).status).toBe(403);
    expect(
      (await (await openBrowser(database.work, await makePartnerUser(database.work))).get(mailsPage, '/admin/mails'))
        .status,
    ).toBe(404);
  });

  it('send the link that opens an account to administrators alone', async () => {
    const id = await keptMail();
    const of = async (role: 'operations' | 'auditor' | 'administrator') =>
      (await browserOf(role)).get(mailPage, `/admin/mails/${id}`, { params: { id } });
    expect((await of('administrator')).body).toMatchObject({
      mail: { link: `http://localhost:3000/reset-password/${token}` },
    });
    for (const role of ['operations', 'auditor'] as const) {
      const hidden = await of(role);
      expect(hidden.body).toMatchObject({ mail: { link: null, linkHidden: true } });
      expect(JSON.stringify(hidden.body)).not.toContain(token);
    }
  });

  it('show administrators the mails about accounts and none about business', async () => {
    const id = await keptMail();
    await database.db.updateTable('mails').set({ message: 'approved' }).where('id', '=', id).execute();
    const browser = await browserOf('administrator');
    expect((await browser.get(mailsPage, '/admin/mails')).body).toMatchObject({ page: { rows: [] } });
    expect((await browser.get(mailPage, `/admin/mails/${id}`, { params: { id } })).status).toBe(404);
    const csv = await browser.get(mailsExport, '/admin/mails.csv');
    expect(csv.status).toBe(200);
    expect(csv.body).not.toContain('approved');
    expect((await (await browserOf('auditor')).get(mailsPage, '/admin/mails')).body).toMatchObject({
      page: { rows: [{ id }] },
    });
  });

  it('know no mail that is not there', async () => {
    const browser = await browserOf('operations');
    for (const id of ['0193e7a0-0000-7000-8000-000000000000', 'nonsense']) {
      expect((await browser.get(mailPage, `/admin/mails/${id}`, { params: { id } })).status).toBe(404);
    }
  });
});
