// The topics of the outbox and what each carries. Payloads hold ids, never secrets that outlive their use.
import type { MailMessage } from '#app/mail/message.ts';

export interface OutboxTopics {
  /** Customers whose matching record changed; search engines read it in order. */
  'customer.changed': { ids: string[] };
  /** A registration that was submitted, or answered after a return: signals are looked for around it. */
  'registration.submitted': { id: string };
  /** A mail to be written and sent to one user in that user's language. */
  'mail.send': { userId: string; message: MailMessage };
}
