// Sends the mails that wait.
import { deliverDueMail } from '#app/services/outbox/deliver-mail.server.ts';
import type { Job } from './job.server.ts';

export const deliverMail: Job = { name: 'deliver-mail', everyMs: 2000, run: deliverDueMail };
