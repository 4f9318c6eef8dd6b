// To somebody who asked for a new password.
import type { ContentOf } from './message.ts';
import { type Reader, type WrittenMail, writeLetter } from './letter.ts';
import type { MailLinks } from './links.ts';

export function writePasswordReset(content: ContentOf<'passwordReset'>, reader: Reader, links: MailLinks): WrittenMail {
  const { t } = reader;
  return writeLetter(
    {
      subject: t('mail:passwordReset.subject'),
      paragraphs: [t('mail:passwordReset.body')],
      action: { label: t('mail:passwordReset.action'), url: links.passwordReset(content.token) },
      notes: [t('mail:passwordReset.expires'), t('mail:passwordReset.unexpected')],
    },
    reader,
  );
}
