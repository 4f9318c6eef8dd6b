// The mails the product sends, by name, with what each needs to be written. One template file per name.
import type { Answer } from '#app/domain/registration/answer.ts';
import type { RegistrationField } from '#app/domain/registration/registration.ts';

/** Mails about an account, not about business. */
export const accountMails = ['invitation', 'passwordReset'] as const satisfies MailName[];

/** How a case ended for one side. `back`: its registration is in review again. `kept`: nothing changes for it. */
export const outcomesTold = ['won', 'lost', 'back', 'kept'] as const;
export type OutcomeTold = (typeof outcomesTold)[number];

export type MailMessage =
  | { name: 'invitation'; token: string; inviter: string; company: string }
  | { name: 'passwordReset'; token: string }
  | {
      name: 'submitted';
      registrationId: string;
      number: string;
      companyName: string;
      answer: Answer;
      promisedBy: string | null;
    }
  | {
      name: 'returned';
      registrationId: string;
      number: string;
      companyName: string;
      note: string;
      fields: RegistrationField[];
    }
  | { name: 'approved'; registrationId: string; number: string; companyName: string; protectedUntil: string }
  | {
      name: 'rejected';
      registrationId: string;
      number: string;
      companyName: string;
      reasonCode: string;
      note: string | null;
    }
  | {
      name: 'conflictRuled';
      registrationId: string;
      number: string;
      companyName: string;
      outcome: OutcomeTold;
      protectedUntil: string | null;
    };

export type MailName = MailMessage['name'];
export type MailOf<Name extends MailName> = Extract<MailMessage, { name: Name }>;

/** A message with all that its template needs: names that the business keeps as data are put in words. */
export type MailContent = Exclude<MailMessage, { name: 'rejected' }> | (MailOf<'rejected'> & { reason: string | null });
export type ContentOf<Name extends MailName> = Extract<MailContent, { name: Name }>;
