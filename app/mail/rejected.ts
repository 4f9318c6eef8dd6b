// To the submitter: not this time, and why, in coded words that give nothing away about anybody else.
import type { ContentOf } from './message.ts';
import { type Reader, type WrittenMail, writeLetter } from './letter.ts';
import type { MailLinks } from './links.ts';

export function writeRejected(content: ContentOf<'rejected'>, reader: Reader, links: MailLinks): WrittenMail {
  const { t } = reader;
  const { number, companyName, reason, note } = content;
  return writeLetter(
    {
      subject: t('mail:rejected.subject', { number, companyName }),
      paragraphs: [t('mail:rejected.body')],
      quote: note,
      facts: [
        { label: t('mail:label.number'), value: number },
        { label: t('mail:label.company'), value: companyName },
        { label: t('mail:label.reason'), value: reason },
      ],
      action: { label: t('mail:rejected.action'), url: links.registration(content.registrationId) },
    },
    reader,
  );
}
