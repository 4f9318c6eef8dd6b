// The registrations list as a file: what the filters show, all pages of it, in the viewer's language and zone.
import { statusKey } from '#app/components/registration/status-key.ts';
import { formatTime } from '#app/copy/format.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { majorText } from '#app/domain/money/money.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { csvResponse } from '#app/http/csv.server.ts';
import { exportRegistrations } from '#app/services/registration/list-for-staff.server.ts';
import { questionOf, registrationFilters } from './_parts/registration-question.ts';

export const loader = adminLoader({ can: 'review:read' }, async ({ work, actor, scope, url, t, viewer }) => {
  const time = (at: string | null) => (at ? formatTime(at, 'second', 'zh-CN', viewer.timeZone) : '');
  const question = questionOf(registrationFilters(url.searchParams));
  async function* pieces() {
    for await (const rows of exportRegistrations(work, actor, scope, question)) {
      yield rows.map((row) => [
        row.number,
        row.companyName,
        row.uscc,
        t(statusKey(row.status, true)),
        t(`registration:kind.${row.kind}`),
        row.partnerName,
        row.productLine && nameIn(viewer.language, row.productLine),
        row.regionCode,
        row.amountMinor === null || !row.currency ? '' : majorText(row.amountMinor, row.currency),
        row.currency,
        time(row.submittedAt),
        time(row.decidedAt),
        time(row.updatedAt),
      ]);
    }
  }
  const header = [
    t('customer:view.number'),
    t('registration:field.companyName'),
    t('registration:field.uscc'),
    t('customer:field.status'),
    t('review:filter.kind'),
    t('customer:view.partner'),
    t('registration:field.productLineId'),
    t('registration:field.regionCode'),
    t('registration:field.amount'),
    t('registration:field.currency'),
    t('customer:view.submitted'),
    t('access:registrations.decided'),
    t('customer:field.updatedAt'),
  ];
  return csvResponse('registrations.csv', header, pieces());
});
