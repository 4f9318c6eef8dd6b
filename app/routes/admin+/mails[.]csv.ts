// The list of mails as a file: what was written to whom and whether it arrived, without what the mails say.
import { spreadsheetTime } from '#app/copy/format.ts';
import { mailStatuses } from '#app/domain/mail/status.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { csvResponse } from '#app/http/csv.server.ts';
import { exportMails } from '#app/services/outbox/list-mails.server.ts';

export const loader = adminLoader({ can: 'mail:read' }, async ({ work, actor, origin, url, t, viewer }) => {
  const status = mailStatuses.find((known) => known === url.searchParams.get('status')) ?? null;
  const pieces = await exportMails(work, actor, origin, status);
  return csvResponse(
    'mails.csv',
    [
      [t('outbox:mails.subject'), (mail) => mail.subject],
      [t('outbox:mails.recipient'), (mail) => mail.recipient],
      [t('outbox:mails.status'), (mail) => t(`outbox:statuses.${mail.status}`)],
      [t('outbox:mails.time'), (mail) => spreadsheetTime(mail.createdAt, viewer.timeZone)],
    ],
    pieces,
  );
});
