// The mails the product sends, by name, with what each needs to be written. One template file per name.

export type MailMessage =
  | { name: 'invitation'; token: string; inviter: string; company: string }
  | { name: 'passwordReset'; token: string }
  | { name: 'submitted'; registrationId: string; number: string; companyName: string; answer: string; promisedBy: string | null }
  | { name: 'returned'; registrationId: string; number: string; companyName: string; note: string; fields: string[] }
  | { name: 'approved'; registrationId: string; number: string; companyName: string; protectedUntil: string }
  | { name: 'rejected'; registrationId: string; number: string; companyName: string; reasonCode: string; note: string | null }
  | { name: 'conflictRuled'; registrationId: string; number: string; companyName: string; outcome: 'won' | 'lost'; protectedUntil: string | null };

export type MailName = MailMessage['name'];
