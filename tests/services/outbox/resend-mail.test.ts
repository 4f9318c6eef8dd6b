// Sending a mail again by hand: once, for what was given up or kept, while its link works, by those who may.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MailMessage } from '#app/mail/message.ts';
import { deliverDueMail } from '#app/services/outbox/deliver-mail.server.ts';
import { mayResend, resendMail } from '#app/services/outbox/resend-mail.server.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { type Inbox, openInbox } from '#tests/mail/inbox.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartnerUser, makeStaff } from '#tests/support/factories.ts';

const reset: MailMessage = { name: 'passwordReset', token: 'x'.repeat(43) };
const news: MailMessage = {
  name: 'submitted',
  registrationId: 'r-1',
  number: 'RF-2026-0000007',
  companyName: '北京华远泵业有限公司',
  answer: 'clear',
  promisedBy: null,
};

describeEachDatabase('Sending a mail again', (database) => {
  let inbox: Inbox;
  let work: Work;
  let operations: Awaited<ReturnType<typeof makeStaff>>;
  beforeEach(async () => {
    inbox = await openInbox();
    work = { ...database.work, environment: { ...database.work.environment, smtpUrl: inbox.url } };
    operations = await makeStaff(work, { roles: ['operations'] });
  });
  afterEach(() => inbox.close());

  const mails = () =>
    database.db.selectFrom('mails').select(['id', 'status', 'message', 'createdAt']).orderBy('position').execute();
  /** A mail the server refused until it was given up. */
  async function givenUp(message: MailMessage): Promise<string> {
    const { id: userId } = await makePartnerUser(work);
    await commit(work, { kind: 'system', name: 'test' }, null, async (unit) =>
      unit.emit('mail.send', { userId, message }),
    );
    inbox.refuseWith = { code: 451, message: 'try later' };
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await deliverDueMail(work);
      database.clock.advance({ hours: message === reset ? 0.2 : 25 });
    }
    inbox.refuseWith = null;
    const mail = (await mails()).at(-1);
    expect(mail?.status).toBe('failed');
    return mail?.id ?? '';
  }

  it('delivers it once, however often it is asked for, and says who asked', async () => {
    const id = await givenUp(news);
    expect(await resendMail(work, operations.actor, null, { id })).toBeGranted();
    expect(await resendMail(work, operations.actor, null, { id })).toBeRefusedWith('notPossible');
    expect(await deliverDueMail(work)).toMatchObject({ sent: 1 });
    expect(await resendMail(work, operations.actor, null, { id })).toBeRefusedWith('notPossible');
    await deliverDueMail(work);
    expect(inbox.mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('RF-2026-0000007')]);
    expect((await mails()).map(({ status }) => status)).toEqual(['sent']);
    const told = await database.db.selectFrom('auditEvents').select(['action', 'actorId', 'subjectId']).execute();
    expect(told).toEqual([{ action: 'mail.resend', actorId: operations.id, subjectId: id }]);
  });

  it('keeps the link it was written with, and sends none that works no longer', async () => {
    const id = await givenUp(reset);
    expect(await resendMail(work, operations.actor, null, { id })).toBeRefusedWith('linkEnded');
    database.clock.advance({ hours: -1 });
    expect(await resendMail(work, operations.actor, null, { id })).toBeGranted();
    await deliverDueMail(work);
    expect(inbox.mails[0]?.text).toContain('x'.repeat(43));
  });

  it('needs a mail server, a message that is remembered, and the permission', async () => {
    const id = await givenUp(news);
    const auditor = await makeStaff(work, { roles: ['auditor'] });
    await expect(resendMail(work, auditor.actor, null, { id })).rejects.toThrow('forbidden');
    expect(await resendMail(database.work, operations.actor, null, { id })).toBeRefusedWith('noServer');
    const nobody = { id: '0193e7a0-0000-7000-8000-000000000000' };
    await expect(resendMail(work, operations.actor, null, nobody)).rejects.toThrow('not found');
    await database.db.deleteFrom('outbox').execute();
    expect(await resendMail(work, operations.actor, null, { id })).toBeRefusedWith('gone');
    expect((await mails())[0]?.status).toBe('failed');
  });

  it('is offered where it is of use', async () => {
    const mail = { message: 'submitted', createdAt: database.clock.instant };
    const offered = (status: 'failed' | 'kept' | 'sent' | 'queued', who = operations) =>
      mayResend(work, who.actor, { ...mail, status });
    expect([offered('failed'), offered('kept'), offered('sent'), offered('queued')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(offered('failed', await makeStaff(work, { roles: ['auditor'] }))).toBe(false);
    expect(mayResend(database.work, operations.actor, { ...mail, status: 'failed' })).toBe(false);
  });
});
