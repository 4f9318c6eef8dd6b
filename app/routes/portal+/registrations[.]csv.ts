// The registrations list as a file: the rows the list shows, all pages of it, in the viewer's language and zone.
import { formatTime } from '#app/copy/format.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { majorText } from '#app/domain/money/money.ts';
import { csvResponse } from '#app/http/csv.server.ts';
import { portalLoader } from '#app/http/portal.server.ts';
import { exportOwnRegistrations } from '#app/services/registration/list-own.server.ts';
import { listFilterOf } from './_parts/list-filter.ts';

export const loader = portalLoader({ can: 'registration:read' }, async ({ work, scope, url, t, viewer }) => {
  const header = [
    t('portal:registrations.number'),
    t('registration:field.companyName'),
    t('portal:registrations.status'),
    t('portal:registrations.kind'),
    t('registration:field.productLineId'),
    t('registration:field.amount'),
    t('registration:field.currency'),
    t('portal:registrations.partner'),
    t('portal:registrations.submitted'),
    t('portal:registrations.decided'),
    t('portal:registrations.changed'),
  ];
  const time = (at: string | null) => (at ? formatTime(at, 'second', 'zh-CN', viewer.timeZone) : '');
  async function* pieces() {
    for await (const rows of exportOwnRegistrations(work, scope, listFilterOf(url))) {
      yield rows.map((row) => [
        row.number,
        row.companyName,
        t(`registration:status.${row.status}`),
        t(`registration:kind.${row.kind}`),
        row.productLine && nameIn(viewer.language, row.productLine),
        row.amountMinor === null || !row.currency ? null : majorText(row.amountMinor, row.currency),
        row.currency,
        row.partnerName,
        time(row.submittedAt),
        time(row.decidedAt),
        time(row.updatedAt),
      ]);
    }
  }
  return csvResponse('registrations.csv', header, pieces());
});
