// To somebody who was given an account: set name and password.
import type { ContentOf } from './message.ts';
import { type Reader, type WrittenMail, writeLetter } from './letter.ts';
import type { MailLinks } from './links.ts';

export function writeInvitation(content: ContentOf<'invitation'>, reader: Reader, links: MailLinks): WrittenMail {
  const { t } = reader;
  const { inviter, company } = content;
  return writeLetter(
    {
      subject: t('mail:invitation.subject'),
      paragraphs: [
        company ? t('mail:invitation.partner', { inviter, company }) : t('mail:invitation.staff', { inviter }),
      ],
      action: { label: t('mail:invitation.action'), url: links.invitation(content.token) },
      notes: [t('mail:invitation.expires'), t('mail:invitation.unexpected')],
    },
    reader,
  );
}
