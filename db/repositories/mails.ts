// The mails that were written, one for each outbox message, and what became of them.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { PageKey } from '#app/domain/calendar/page-key.ts';
import type { Named } from '#app/domain/language/named.ts';
import { type MailStatus, mailStatuses } from '#app/domain/mail/status.ts';
import type { Reader, Trx } from '../client.ts';
import { insertIgnore } from '../dialect.ts';

export interface MailRow {
  id: string;
  /** Of the outbox message it was written for. */
  position: number;
  message: string;
  language: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  status: MailStatus;
  createdAt: Instant;
  sentAt: Instant | null;
}

const listColumns = ['id', 'message', 'recipient', 'subject', 'status', 'createdAt', 'sentAt'] as const;
const columns = [...listColumns, 'position', 'language', 'text', 'html'] as const;

function toStatus(status: string): MailStatus {
  return mailStatuses.find((known) => known === status) ?? 'failed';
}

/** Stores a mail unless one was stored for its outbox message before; answers the one that is stored. */
export async function keepMail(db: Reader, mail: MailRow): Promise<MailRow> {
  await insertIgnore(db, 'mails').values(mail).execute();
  const row = await db
    .selectFrom('mails')
    .select(columns)
    .where('position', '=', mail.position)
    .executeTakeFirstOrThrow();
  return { ...row, position: Number(row.position), status: toStatus(row.status) };
}

export async function updateMail(
  trx: Trx,
  id: string,
  change: Partial<Pick<MailRow, 'status' | 'sentAt' | 'text' | 'html'>>,
): Promise<void> {
  await trx.updateTable('mails').set(change).where('id', '=', id).execute();
}

export async function findMail(db: Reader, id: string): Promise<MailRow | null> {
  const row = await db.selectFrom('mails').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? { ...row, position: Number(row.position), status: toStatus(row.status) } : null;
}

/** The mail written for an outbox message; null where none was yet. */
export async function findMailOf(db: Reader, position: number): Promise<MailRow | null> {
  const row = await db.selectFrom('mails').select(columns).where('position', '=', position).executeTakeFirst();
  return row ? { ...row, position: Number(row.position), status: toStatus(row.status) } : null;
}

/** Puts a mail that was given up or kept back in the queue; false for any other. */
export async function queueMailAgain(trx: Trx, id: string): Promise<boolean> {
  const result = await trx
    .updateTable('mails')
    .set({ status: 'queued' })
    .where('id', '=', id)
    .where('status', 'in', ['failed', 'kept'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export type MailListRow = Pick<MailRow, (typeof listColumns)[number]>;

/**
 * Newest first, from just after the mail at `after`; with `before` those just newer than it, newest first all the same.
 * @param filter without `messages` of every kind
 */
export async function listMails(
  db: Reader,
  filter: { messages: readonly string[]; status: MailStatus | null; after: PageKey | null; before: PageKey | null },
  limit: number,
): Promise<MailListRow[]> {
  const { after, before } = filter;
  let query = db.selectFrom('mails').select(listColumns);
  if (filter.messages.length > 0) query = query.where('message', 'in', filter.messages);
  if (filter.status) query = query.where('status', '=', filter.status);
  const key = before ?? after;
  if (key) {
    const side = before ? '>' : '<';
    query = query.where((eb) =>
      eb.or([eb('createdAt', side, key.at), eb.and([eb('createdAt', '=', key.at), eb('id', side, key.id)])]),
    );
  }
  const direction = before ? 'asc' : 'desc';
  const rows = await query.orderBy('createdAt', direction).orderBy('id', direction).limit(limit).execute();
  const mails = rows.map((row) => ({ ...row, status: toStatus(row.status) }));
  return before ? mails.reverse() : mails;
}

/** How an entry of a code list is called; null where the list has none such. */
export async function findCodeName(db: Reader, list: string, code: string): Promise<Named | null> {
  const row = await db
    .selectFrom('codeListEntries')
    .select(['nameEn', 'nameZh'])
    .where('list', '=', list)
    .where('code', '=', code)
    .executeTakeFirst();
  return row ?? null;
}
