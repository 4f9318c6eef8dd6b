// Writes and sends the mails that wait in the outbox, each in its reader's language: at least once, stored once, tried
// again for a day and a half, and without a secret left behind once it is out.
import { translator } from '#app/copy/copy.server.ts';
import { defaultTimeZone } from '#app/domain/account/preferences.ts';
import { type Instant, addMs, minuteMs } from '#app/domain/calendar/instant.ts';
import { chooseLanguage } from '#app/domain/language/language.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { linkWorksMs, nextAttempt } from '#app/domain/mail/status.ts';
import { mailLinks, withoutTokens } from '#app/mail/links.ts';
import { sendMail } from '#app/mail/mailer.server.ts';
import type { MailContent, MailMessage } from '#app/mail/message.ts';
import { writeMail } from '#app/mail/write-mail.ts';
import { inTransaction } from '#db/client.ts';
import { type MailRow, findCodeName, findMailOf, keepMail, updateMail } from '#db/repositories/mails.ts';
import {
  type OutboxMessage,
  leaseOutbox,
  listDueOutbox,
  postponeOutbox,
  settleOutbox,
} from '#db/repositories/outbox.ts';
import { type UserRow, findPartnerOfUser, findUser } from '#db/repositories/users.ts';
import { type Work, nowOf } from '../work.server.ts';
import type { OutboxTopics } from './topics.server.ts';
import { getCompanyNames } from '../settings/company.server.ts';

type Payload = OutboxTopics['mail.send'];

const batch = 20;
/** Longer than one attempt can take: after it another worker may take the message. */
const leaseMs = 5 * minuteMs;

export interface Delivered {
  sent: number;
  kept: number;
  failed: number;
  postponed: number;
}

/** Delivers everything that is due now, or until `signal` asks to stop. Several workers may do so at once. */
export async function deliverDueMail(work: Work, signal?: AbortSignal): Promise<Delivered> {
  const counts: Delivered = { sent: 0, kept: 0, failed: 0, postponed: 0 };
  for (;;) {
    const due = await listDueOutbox(work.db, 'mail.send', nowOf(work), batch);
    for (const message of due) {
      if (signal?.aborted) return counts;
      if (!(await leaseOutbox(work.db, message.position, message.attempts, addMs(nowOf(work), leaseMs)))) continue;
      counts[await deliver(work, message)] += 1;
    }
    if (due.length < batch) return counts;
  }
}

async function deliver(work: Work, message: OutboxMessage): Promise<keyof Delivered> {
  const payload = JSON.parse(message.payload) as Payload;
  const user = await findUser(work.db, payload.userId);
  if (!user || user.status === 'suspended') {
    await settle(work, message, payload, null, {
      status: 'failed',
      error: user ? 'recipient suspended' : 'no such user',
    });
    return 'failed';
  }
  const mail = await writeFor(work, message, payload.message, user);
  if (mail.status !== 'queued') {
    // Stored as done by a worker that stopped before it could settle the message.
    await settle(work, message, payload, mail, { status: mail.status, error: null });
    return mail.status;
  }
  const host = new URL(work.environment.appUrl).hostname;
  try {
    const status = await sendMail(work.environment, { ...mail, messageId: `<${mail.id}@${host}>` });
    await settle(work, message, payload, mail, { status, error: null });
    return status;
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    work.log.warn({ err: thrown, mail: mail.id, attempt: message.attempts + 1 }, 'mail not accepted');
    const useful = linkWorksMs[payload.message.name];
    const usefulUntil = useful === undefined ? null : addMs(message.createdAt, useful);
    const next = nextAttempt(message.attempts + 1, nowOf(work), usefulUntil);
    if (next !== null) {
      await postponeOutbox(work.db, message.position, next, error);
      return 'postponed';
    }
    await settle(work, message, payload, mail, { status: 'failed', error });
    return 'failed';
  }
}

/** Writes the mail and stores it, or finds it stored by an earlier attempt. */
async function writeFor(
  work: Work,
  { position }: OutboxMessage,
  message: MailMessage,
  user: UserRow,
): Promise<MailRow> {
  const stored = await findMailOf(work.db, position);
  if (stored) return stored;
  const partner = await findPartnerOfUser(work.db, user.id);
  const language = chooseLanguage(user.language ?? partner?.language, null);
  const content: MailContent =
    message.name === 'rejected' ? { ...message, reason: await reasonOf(work, message.reasonCode, language) } : message;
  const t = translator(language);
  const sender = nameIn(language, await getCompanyNames(work.db)) || t('ui:product');
  const reader = { name: user.name, language, timeZone: user.timeZone ?? defaultTimeZone, sender, t };
  const written = writeMail(content, reader, mailLinks(work.environment.appUrl));
  return keepMail(work.db, {
    id: work.newId(),
    position,
    message: message.name,
    language,
    recipient: user.email,
    ...written,
    status: 'queued',
    createdAt: nowOf(work),
    sentAt: null,
  });
}

async function reasonOf(work: Work, code: string, language: 'en' | 'zh-CN'): Promise<string | null> {
  const named = await findCodeName(work.db, 'rejectReason', code);
  return named && nameIn(language, named);
}

/** Ends a message: its payload loses its secret at once, the mail loses it when it has reached its reader. */
async function settle(
  work: Work,
  { position }: OutboxMessage,
  payload: Payload,
  mail: MailRow | null,
  end: { status: 'sent' | 'kept' | 'failed'; error: string | null },
): Promise<void> {
  const at: Instant = nowOf(work);
  await inTransaction(work.db, async (trx) => {
    await settleOutbox(trx, position, { at, payload: JSON.stringify(withoutSecret(payload)), error: end.error });
    if (!mail) return;
    const sent = end.status === 'sent';
    await updateMail(trx, mail.id, {
      status: end.status,
      sentAt: sent ? at : null,
      ...(sent ? { text: withoutTokens(mail.text), html: withoutTokens(mail.html) } : {}),
    });
  });
}

function withoutSecret(payload: Payload): unknown {
  if (!('token' in payload.message)) return payload;
  const { token: _token, ...message } = payload.message;
  return { ...payload, message };
}
