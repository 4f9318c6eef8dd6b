// Sends a mail again that was given up or kept for want of a mail server: its outbox message is opened anew, and the worker
// delivers it as it was written. Doing it twice is doing it once.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { type Instant, addMs } from '#app/domain/calendar/instant.ts';
import { type MailStatus, linkWorksMs } from '#app/domain/mail/status.ts';
import { queueMailAgain } from '#db/repositories/mails.ts';
import { reopenOutbox } from '#db/repositories/outbox.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import { type Origin, type Work, nowOf } from '../work.server.ts';
import { findMailFor } from './list-mails.server.ts';

export type Resent =
  | { ok: true }
  /** `linkEnded`: the link in it works no longer; `gone`: its message is older than the outbox remembers. */
  | { ok: false; reason: 'noServer' | 'notPossible' | 'linkEnded' | 'gone' };

/** Throws `NotFound`. */
export async function resendMail(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { id: string },
): Promise<Resent> {
  requirePermission(actor, 'mail:resend');
  return commit<Resent>(work, actor, origin, async (unit) => {
    const mail = await findMailFor(unit.trx, actor, input.id);
    if (work.environment.smtpUrl === null) return rollBackWith({ ok: false, reason: 'noServer' });
    if (hasEnded(mail, unit.at)) return rollBackWith({ ok: false, reason: 'linkEnded' });
    if (!(await queueMailAgain(unit.trx, mail.id))) return rollBackWith({ ok: false, reason: 'notPossible' });
    if (!(await reopenOutbox(unit.trx, mail.position, unit.at))) return rollBackWith({ ok: false, reason: 'gone' });
    unit.audit({
      action: 'mail.resend',
      subjectKind: 'mail',
      subjectId: mail.id,
      subjectLabel: mail.subject,
      data: { message: mail.message, recipient: mail.recipient },
    });
    return { ok: true };
  });
}

/** Whether the button is of any use: given up or kept, a server to send it through, and a link that still works. */
export function mayResend(work: Work, actor: StaffActor, mail: { status: MailStatus } & Aged): boolean {
  return (
    decide(actor, 'mail:resend').allowed &&
    (mail.status === 'failed' || mail.status === 'kept') &&
    work.environment.smtpUrl !== null &&
    !hasEnded(mail, nowOf(work))
  );
}

interface Aged {
  message: string;
  createdAt: Instant;
}

function hasEnded({ message, createdAt }: Aged, at: Instant): boolean {
  const works = linkWorksMs[message];
  return works !== undefined && addMs(createdAt, works) <= at;
}
