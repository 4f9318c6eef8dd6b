// From a message by name to the mail as it is sent: one template a name.
import { writeApproved } from './approved.ts';
import { writeConflictRuled } from './conflict-ruled.ts';
import { writeInvitation } from './invitation.ts';
import type { Reader, WrittenMail } from './letter.ts';
import type { MailLinks } from './links.ts';
import type { ContentOf, MailContent, MailName } from './message.ts';
import { writePasswordReset } from './password-reset.ts';
import { writeRejected } from './rejected.ts';
import { writeReturned } from './returned.ts';
import { writeSubmitted } from './submitted.ts';

type Template<Name extends MailName> = (content: ContentOf<Name>, reader: Reader, links: MailLinks) => WrittenMail;

const templates: { [Name in MailName]: Template<Name> } = {
  invitation: writeInvitation,
  passwordReset: writePasswordReset,
  submitted: writeSubmitted,
  returned: writeReturned,
  approved: writeApproved,
  rejected: writeRejected,
  conflictRuled: writeConflictRuled,
};

export function writeMail(content: MailContent, reader: Reader, links: MailLinks): WrittenMail {
  const template = templates[content.name] as Template<MailName>;
  return template(content, reader, links);
}
