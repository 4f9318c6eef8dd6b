// The mails of the back office: what was sent, what is kept for want of a mail server, what failed.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { MailStatus } from '#app/domain/mail/status.ts';
import { mainLinkOf, withoutTokens } from '#app/mail/links.ts';
import { type MailKey, type MailListRow, type MailRow, findMail, listMails } from '#db/repositories/mails.ts';
import type { Work } from '../work.server.ts';

const pageSize = 50;

export interface MailPage {
  rows: MailListRow[];
  /** Keys of the neighbouring pages; null where there is none. */
  newer: MailKey | null;
  older: MailKey | null;
}

/** Newest first. `before` and `after` are keys an earlier page answered; at most one is given. */
export async function listMailsOf(
  work: Work,
  actor: StaffActor,
  asked: { status?: MailStatus | undefined; before?: MailKey | undefined; after?: MailKey | undefined },
): Promise<MailPage> {
  requirePermission(actor, 'mail:read');
  const found = await listMails(work.db, asked, pageSize + 1);
  const more = found.length > pageSize;
  const rows = more ? (asked.after ? found.slice(1) : found.slice(0, pageSize)) : found;
  const keyOf = (row: MailListRow | undefined): MailKey | null =>
    row ? { createdAt: row.createdAt, id: row.id } : null;
  return {
    rows,
    newer: asked.before || (asked.after && more) ? keyOf(rows[0]) : null,
    older: asked.after || more ? keyOf(rows.at(-1)) : null,
  };
}

export interface ShownMail extends MailRow {
  /** Where the mail leads, when the actor may see it. */
  link: string | null;
  /** A link that opens an account was taken out. */
  linkHidden: boolean;
}

/**
 * One mail. Links that open an account are shown only to those who may make accounts anyway; an auditor reads the rest.
 * Throws `NotFound`.
 */
export async function getMail(work: Work, actor: StaffActor, id: string): Promise<ShownMail> {
  requirePermission(actor, 'mail:read');
  const mail = await findMail(work.db, id);
  if (!mail) throw new NotFound('mail');
  const text = decide(actor, 'user:invite').allowed ? mail.text : withoutTokens(mail.text);
  const html = decide(actor, 'user:invite').allowed ? mail.html : withoutTokens(mail.html);
  const linkHidden = withoutTokens(text) === text && /\/(invitation|reset-password)\/…/.test(text);
  return { ...mail, text, html, link: linkHidden ? null : mainLinkOf(text), linkHidden };
}
