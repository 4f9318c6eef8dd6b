// To the submitter: something is missing before it can be decided.
import type { ContentOf } from './message.ts';
import { type Reader, type WrittenMail, writeLetter } from './letter.ts';
import type { MailLinks } from './links.ts';

export function writeReturned(content: ContentOf<'returned'>, reader: Reader, links: MailLinks): WrittenMail {
  const { t } = reader;
  const { number, companyName, note } = content;
  const fields = content.fields.map((field) => t(`mail:field.${field}`));
  return writeLetter(
    {
      subject: t('mail:returned.subject', { number, companyName }),
      paragraphs: [t('mail:returned.body')],
      quote: note,
      facts: [
        { label: t('mail:label.number'), value: number },
        { label: t('mail:label.company'), value: companyName },
        { label: t('mail:label.missing'), value: fields.join(t('mail:listSeparator')) },
      ],
      action: { label: t('mail:returned.action'), url: links.answer(content.registrationId) },
      notes: [t('mail:returned.keepsPlace')],
    },
    reader,
  );
}
