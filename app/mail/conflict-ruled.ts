// To both parties of a clash: how it ended for them. Never who the other was.
import { formatTime } from '#app/copy/format.ts';
import type { Translate } from '#app/copy/keys.ts';
import type { ContentOf, OutcomeTold } from './message.ts';
import { type Reader, type WrittenMail, writeLetter } from './letter.ts';
import type { MailLinks } from './links.ts';

export function writeConflictRuled(content: ContentOf<'conflictRuled'>, reader: Reader, links: MailLinks): WrittenMail {
  const { t, language, timeZone } = reader;
  const { number, companyName, outcome, protectedUntil } = content;
  return writeLetter(
    {
      subject: t(`mail:conflictRuled.subject.${outcome}`, { number, companyName }),
      paragraphs: [conflictRuledSentence(t, outcome)],
      facts: [
        { label: t('mail:label.number'), value: number },
        { label: t('mail:label.company'), value: companyName },
        {
          label: t('mail:label.protectedUntil'),
          value: protectedUntil && formatTime(protectedUntil, 'minute', language, timeZone),
        },
      ],
      action: { label: t('mail:conflictRuled.action'), url: links.registration(content.registrationId) },
    },
    reader,
  );
}

/** The one sentence that says how it ended. */
export function conflictRuledSentence(t: Translate, outcome: OutcomeTold): string {
  return t(`mail:conflictRuled.body.${outcome}`);
}
