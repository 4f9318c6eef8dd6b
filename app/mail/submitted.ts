// To the submitter: the registration arrived, with its number and the answer given at once. Says no more than that answer.
import { formatTime } from '#app/copy/format.ts';
import type { ContentOf } from './message.ts';
import { type Reader, type WrittenMail, writeLetter } from './letter.ts';
import type { MailLinks } from './links.ts';

export function writeSubmitted(content: ContentOf<'submitted'>, reader: Reader, links: MailLinks): WrittenMail {
  const { t, language, timeZone } = reader;
  const { number, companyName, promisedBy } = content;
  return writeLetter(
    {
      subject: t('mail:submitted.subject', { number, companyName }),
      paragraphs: [t(`mail:submitted.answer.${content.answer}`)],
      facts: [
        { label: t('mail:label.number'), value: number },
        { label: t('mail:label.company'), value: companyName },
        {
          label: t('mail:label.promisedBy'),
          value: promisedBy && formatTime(promisedBy, 'minute', language, timeZone),
        },
      ],
      action: { label: t('mail:submitted.action'), url: links.registration(content.registrationId) },
    },
    reader,
  );
}
