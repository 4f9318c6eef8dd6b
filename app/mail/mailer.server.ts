// Hands a mail to an SMTP server. Without one it is kept, and the back office shows it.
import { type Transporter, createTransport } from 'nodemailer';
import type { WrittenMail } from './letter.ts';

export interface MailServer {
  smtpUrl: string | null;
  /** `Name <address>` */
  mailFrom: string;
}

export interface OutgoingMail extends WrittenMail {
  recipient: string;
  /** The same for every attempt at one mail, so that a mailbox can tell a repetition. */
  messageId: string;
}

const transports = new Map<string, Transporter>();

function transportOf(smtpUrl: string): Transporter {
  const known = transports.get(smtpUrl);
  if (known) return known;
  const transport = createTransport(smtpUrl, {});
  // A server that does not answer must not hold up the mails behind this one.
  Object.assign(transport.options, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 });
  transports.set(smtpUrl, transport);
  return transport;
}

/** Answers whether it went out or is kept; throws when the server refuses it or cannot be reached. */
export async function sendMail({ smtpUrl, mailFrom }: MailServer, mail: OutgoingMail): Promise<'sent' | 'kept'> {
  if (smtpUrl === null) return 'kept';
  await transportOf(smtpUrl).sendMail({
    from: mailFrom,
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return 'sent';
}
