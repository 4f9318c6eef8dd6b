// To the submitter: the customer is theirs to work, and until when.
import { formatTime } from '#app/copy/format.ts';
import type { ContentOf } from './message.ts';
import { type Reader, type WrittenMail, writeLetter } from './letter.ts';
import type { MailLinks } from './links.ts';

export function writeApproved(content: ContentOf<'approved'>, reader: Reader, links: MailLinks): WrittenMail {
  const { t, language, timeZone } = reader;
  const { number, companyName } = content;
  return writeLetter(
    {
      subject: t('mail:approved.subject', { number, companyName }),
      paragraphs: [t('mail:approved.body')],
      facts: [
        { label: t('mail:label.number'), value: number },
        { label: t('mail:label.company'), value: companyName },
        {
          label: t('mail:label.protectedUntil'),
          value: formatTime(content.protectedUntil, 'minute', language, timeZone),
        },
      ],
      action: { label: t('mail:approved.action'), url: links.registration(content.registrationId) },
      notes: [t('mail:approved.followUp')],
    },
    reader,
  );
}
