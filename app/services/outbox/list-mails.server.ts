// The mails of the back office: what was sent, what is kept for want of a mail server, what failed.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { type Page, type PageKey, pageKeyText, pageOf } from '#app/domain/calendar/page-key.ts';
import type { MailStatus } from '#app/domain/mail/status.ts';
import { mainLinkOf, withoutTokens } from '#app/mail/links.ts';
import { type MailName, accountMails } from '#app/mail/message.ts';
import type { Reader } from '#db/client.ts';
import { type MailListRow, type MailRow, findMail, listMails } from '#db/repositories/mails.ts';
import { exportList } from '../exporting/list.server.ts';
import type { Origin, Work } from '../work.server.ts';

const pageSize = 50;

export type MailPage = Page<MailListRow, string>;

/** Newest first. At most one of `after` (older ones) and `before` (newer ones) counts. */
export async function listMailsForStaff(
  work: Work,
  actor: StaffActor,
  asked: { status: MailStatus | null; after: PageKey | null; before: PageKey | null },
): Promise<MailPage> {
  requirePermission(actor, 'mail:read');
  const found = await listMails(work.db, { ...asked, messages: messagesFor(actor) }, pageSize + 1);
  return pageOf(found, pageSize, asked, (row) => pageKeyText({ at: row.createdAt, id: row.id }));
}

/** Everything the list would show, newest first, piece by piece; without what the mails say. */
export async function exportMails(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  status: MailStatus | null,
): Promise<AsyncGenerator<MailListRow[]>> {
  requirePermission(actor, 'mail:read');
  const messages = messagesFor(actor);
  return exportList(work, actor, origin, {
    list: 'mails',
    filters: { status },
    read: (after: PageKey | null, size) => listMails(work.db, { messages, status, after, before: null }, size),
    keyOf: ({ createdAt, id }) => ({ at: createdAt, id }),
  });
}

/** Whoever has no part in the business reads mails about accounts alone; none named is all. */
function messagesFor(actor: StaffActor): readonly MailName[] {
  return decide(actor, 'review:read').allowed ? [] : accountMails;
}

/** Throws `NotFound` for a mail that is not there, or not for this actor. */
export async function findMailFor(db: Reader, actor: StaffActor, id: string): Promise<MailRow> {
  const mail = await findMail(db, id);
  const messages: readonly string[] = messagesFor(actor);
  if (!mail || (messages.length > 0 && !messages.includes(mail.message))) throw new NotFound('mail');
  return mail;
}

export interface ShownMail extends Omit<MailRow, 'message'> {
  message: MailName;
  /** Where the mail leads, when the actor may see it. */
  link: string | null;
  /** A link that opens an account was taken out. */
  linkHidden: boolean;
}

/**
 * One mail. Links that open an account are shown to administrators alone: whoever has one is its owner. Others read the rest.
 * Throws `NotFound`.
 */
export async function getMail(work: Work, actor: StaffActor, id: string): Promise<ShownMail> {
  requirePermission(actor, 'mail:read');
  const mail = await findMailFor(work.db, actor, id);
  const open = decide(actor, 'mail:secrets').allowed;
  const text = open ? mail.text : withoutTokens(mail.text);
  const html = open ? mail.html : withoutTokens(mail.html);
  const linkHidden = withoutTokens(text) === text && /\/(invitation|reset-password)\/…/.test(text);
  return {
    ...mail,
    message: mail.message as MailName,
    text,
    html,
    link: linkHidden ? null : mainLinkOf(text),
    linkHidden,
  };
}
