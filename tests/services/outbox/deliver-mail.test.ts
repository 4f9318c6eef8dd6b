import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MailMessage } from '#app/mail/message.ts';
import { deliverDueMail } from '#app/services/outbox/deliver-mail.server.ts';
import { getMail, listMailsForStaff } from '#app/services/outbox/list-mails.server.ts';
import { pruneOutbox } from '#app/services/outbox/prune.server.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { type Inbox, openInbox } from '#tests/mail/inbox.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartner, makePartnerUser, makeStaff } from '#tests/support/factories.ts';

const everything = { status: null, after: null, before: null };
const token = 'x'.repeat(43);
const system = { kind: 'system', name: 'test' } as const;
const reset: MailMessage = { name: 'passwordReset', token };
const approved: MailMessage = {
  name: 'approved',
  registrationId: 'r-1',
  number: 'RF-2026-0000007',
  companyName: '北京华远泵业有限公司',
  protectedUntil: '2027-01-31T16:00:00.000Z',
};

describeEachDatabase('mail', (database) => {
  let inbox: Inbox;
  let work: Work;
  beforeEach(async () => {
    inbox = await openInbox();
    work = {
      ...database.work,
      environment: { ...database.work.environment, smtpUrl: inbox.url, mailFrom: 'Rightful <office@rightful.example>' },
    };
  });
  afterEach(() => inbox.close());

  const send = (userId: string, message: MailMessage) =>
    commit(work, system, null, async (unit) => unit.emit('mail.send', { userId, message }));
  const outbox = () =>
    database.db
      .selectFrom('outbox')
      .select(['payload', 'deliveredAt', 'dueAt', 'attempts', 'lastError'])
      .orderBy('position')
      .execute();
  const stored = () =>
    database.db
      .selectFrom('mails')
      .select(['status', 'recipient', 'text', 'html', 'language', 'sentAt'])
      .orderBy('position')
      .execute();

  it('goes out in the reader’s language, as text and HTML, to one address', async () => {
    const user = await makePartnerUser(work, { language: 'zh-CN', email: 'wang@example.com', name: '王芳' });
    await send(user.id, approved);
    expect(await deliverDueMail(work)).toMatchObject({ sent: 1, postponed: 0 });
    const [mail] = inbox.mails;
    expect(inbox.mails).toHaveLength(1);
    expect(mail).toMatchObject({ from: 'office@rightful.example', to: ['wang@example.com'] });
    expect(mail?.subject).toBe('RF-2026-0000007：“北京华远泵业有限公司”的报备已通过');
    expect(mail?.text).toContain('王芳，您好：');
    expect(mail?.html).toContain('<html lang="zh-CN">');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.headers.get('message-id')).toMatch(/^<[0-9a-f-]{36}@localhost>$/);
  });

  it('speaks the company’s language to whoever chose none, and English to staff', async () => {
    const partner = await makePartner(work, { language: 'zh-CN' });
    await send((await makePartnerUser(work, { partner })).id, reset);
    await send((await makeStaff(work)).id, reset);
    await deliverDueMail(work);
    expect((await stored()).map(({ language }) => language)).toEqual(['zh-CN', 'en']);
  });

  it('is sent once, and its secret is nowhere afterwards', async () => {
    await send((await makeStaff(work)).id, reset);
    await deliverDueMail(work);
    await deliverDueMail(work);
    expect(inbox.mails).toHaveLength(1);
    expect(inbox.mails[0]?.text).toContain(token);
    const left = JSON.stringify([await outbox(), await stored()]);
    expect(left).not.toContain(token);
    expect(await stored()).toMatchObject([{ status: 'sent', sentAt: database.clock.instant }]);
  });

  it('is sent once by many workers', async () => {
    const user = await makeStaff(work);
    for (let count = 0; count < 5; count += 1) await send(user.id, approved);
    const counts = await Promise.all([1, 2, 3].map(() => deliverDueMail(work)));
    expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(5);
    expect(inbox.mails).toHaveLength(5);
  });

  it('is tried again after one minute, five, thirty…, and given up in the end', async () => {
    await send((await makeStaff(work)).id, approved);
    inbox.refuseWith = { code: 451, message: 'try later' };
    const waits: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      expect(await deliverDueMail(work)).toMatchObject({ postponed: 1 });
      expect(await deliverDueMail(work)).toMatchObject({ postponed: 0 });
      const [row] = await outbox();
      waits.push((Date.parse(row?.dueAt ?? '') - Date.parse(database.clock.instant)) / 60_000);
      database.clock.set(row?.dueAt ?? '');
    }
    expect(waits).toEqual([1, 5, 30, 120, 480, 1440]);
    expect((await outbox())[0]?.lastError).toContain('try later');
    expect(await deliverDueMail(work)).toMatchObject({ failed: 1 });
    expect(await stored()).toMatchObject([{ status: 'failed', sentAt: null }]);
    expect((await outbox())[0]?.deliveredAt).toBe(database.clock.instant);
  });

  it('arrives when the server is back, and is stored once all the same', async () => {
    await send((await makeStaff(work)).id, approved);
    inbox.refuseWith = { code: 451, message: 'try later' };
    await deliverDueMail(work);
    expect(await stored()).toMatchObject([{ status: 'queued' }]);
    inbox.refuseWith = null;
    database.clock.advance({ minutes: 1 });
    expect(await deliverDueMail(work)).toMatchObject({ sent: 1 });
    expect(await stored()).toHaveLength(1);
  });

  it('is not tried beyond the life of its link', async () => {
    await send((await makeStaff(work)).id, reset);
    inbox.refuseWith = { code: 451, message: 'try later' };
    for (const minutes of [1, 5, 30]) {
      expect(await deliverDueMail(work)).toMatchObject({ postponed: 1 });
      database.clock.advance({ minutes });
    }
    expect(await deliverDueMail(work)).toMatchObject({ failed: 1 });
  });

  it('waits for the next worker when one stops in the middle', async () => {
    await send((await makeStaff(work)).id, approved);
    const [row] = await database.db.selectFrom('outbox').select('position').execute();
    // What a worker leaves that died after its lease: the lease alone.
    await database.db
      .updateTable('outbox')
      .set({ attempts: 1, dueAt: new Date(database.clock.now().getTime() + 300_000).toISOString() })
      .where('position', '=', row?.position ?? 0)
      .execute();
    expect(await deliverDueMail(work)).toMatchObject({ sent: 0 });
    database.clock.advance({ minutes: 5 });
    expect(await deliverDueMail(work)).toMatchObject({ sent: 1 });
  });

  it('does not go to the suspended, nor hold up the mails behind', async () => {
    await send((await makeStaff(work, { status: 'suspended' })).id, reset);
    await send('0193e7a0-0000-7000-8000-000000000000', reset);
    await send((await makeStaff(work)).id, approved);
    expect(await deliverDueMail(work)).toMatchObject({ failed: 2, sent: 1 });
    expect(inbox.mails).toHaveLength(1);
    expect(JSON.stringify(await outbox())).not.toContain(token);
  });

  it('stops between two mails when asked to', async () => {
    const user = await makeStaff(work);
    await send(user.id, approved);
    expect(await deliverDueMail(work, AbortSignal.abort())).toMatchObject({ sent: 0 });
    expect(await deliverDueMail(work)).toMatchObject({ sent: 1 });
  });

  it('names the reason of a rejection as the business calls it', async () => {
    await database.db
      .insertInto('codeListEntries')
      .values({
        list: 'rejectReason',
        code: 'noProject',
        nameEn: 'No project behind it',
        nameZh: '无真实项目',
        position: 1,
        status: 'active',
      })
      .execute();
    const user = await makeStaff(work, { language: 'zh-CN' });
    await send(user.id, {
      name: 'rejected',
      registrationId: 'r',
      number: 'RF-1',
      companyName: 'A',
      reasonCode: 'noProject',
      note: null,
    });
    await deliverDueMail(work);
    expect(inbox.mails[0]?.text).toContain('原因：无真实项目');
  });

  describe('without a mail server', () => {
    it('is kept, with its link for administrators and without for everybody else', async () => {
      const kept = { ...work, environment: { ...work.environment, smtpUrl: null } };
      const { actor: operations } = await makeStaff(kept, { roles: ['administrator'] });
      const { actor: auditor, id } = await makeStaff(kept, { roles: ['auditor'] });
      const { actor: channelManager } = await makeStaff(kept, { roles: ['channelManager'] });
      await send(id, { name: 'invitation', token, inviter: 'Chen', company: '' });
      expect(await deliverDueMail(kept)).toMatchObject({ kept: 1 });
      expect(inbox.mails).toHaveLength(0);
      const { rows } = await listMailsForStaff(kept, operations, everything);
      const mailId = rows[0]?.id ?? '';
      expect(await getMail(kept, operations, mailId)).toMatchObject({
        status: 'kept',
        link: `http://localhost:3000/invitation/${token}`,
        linkHidden: false,
      });
      const read = await getMail(kept, auditor, mailId);
      expect(read).toMatchObject({ link: null, linkHidden: true });
      expect(JSON.stringify(read)).not.toContain(token);
      await expect(getMail(kept, channelManager, mailId)).rejects.toThrow('forbidden');
      await expect(listMailsForStaff(kept, channelManager, everything)).rejects.toThrow('forbidden');
    });
  });

  it('is listed newest first, by status, page by page in both directions', async () => {
    const user = await makeStaff(work, { roles: ['auditor'] });
    for (let count = 0; count < 120; count += 1) {
      database.clock.advance({ ms: count % 3 });
      await send(user.id, approved);
      await deliverDueMail({ ...work, environment: { ...work.environment, smtpUrl: null } });
    }
    const all = await database.db
      .selectFrom('mails')
      .select('id')
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const list = (asked: { status?: 'failed'; after?: string | null; before?: string | null } = {}) =>
      listMailsForStaff(work, user.actor, {
        status: asked.status ?? null,
        after: parsePageKey(asked.after ?? null),
        before: parsePageKey(asked.before ?? null),
      });
    const seen: string[] = [];
    let page = await list();
    expect(page.previous).toBeNull();
    for (;;) {
      seen.push(...page.rows.map(({ id }) => id));
      if (!page.next) break;
      page = await list({ after: page.next });
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(page.rows).toHaveLength(20);
    const back = await list({ before: page.previous });
    expect(back.rows.map(({ id }) => id)).toEqual(seen.slice(50, 100));
    const first = await list({ before: back.previous });
    expect(first.rows.map(({ id }) => id)).toEqual(seen.slice(0, 50));
    expect(first.previous).toBeNull();
    expect((await list({ status: 'failed' })).rows).toEqual([]);
  });

  it('leaves the outbox after thirty days, delivered mail and followed topics alike, what waits stays', async () => {
    const user = await makeStaff(work);
    await send(user.id, approved);
    await deliverDueMail(work);
    await commit(work, system, null, async (unit) => unit.emit('customer.changed', { ids: ['a'] }));
    database.clock.advance({ days: 30 });
    inbox.refuseWith = { code: 451, message: 'try later' };
    await send(user.id, approved);
    expect(await pruneOutbox(work)).toBe(0);
    database.clock.advance({ ms: 1 });
    expect(await pruneOutbox(work)).toBe(2);
    database.clock.advance({ days: 60 });
    expect(await pruneOutbox(work)).toBe(0);
    expect(await outbox()).toHaveLength(1);
  });
});
