// The registrations list as a file: what the filters show, all pages of it, in the viewer's language and zone.
import { statusKey } from '#app/components/registration/status-key.ts';
import { spreadsheetTime } from '#app/copy/format.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { majorText } from '#app/domain/money/money.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { csvResponse } from '#app/http/csv.server.ts';
import { exportRegistrations } from '#app/services/registration/list-for-staff.server.ts';
import { questionOf, registrationFilters } from './_parts/registration-question.ts';

export const loader = adminLoader(
  { can: 'review:read' },
  async ({ work, actor, scope, origin, url, t, viewer: { language, timeZone } }) => {
    const question = questionOf(registrationFilters(url.searchParams));
    const pieces = await exportRegistrations(work, actor, scope, origin, question);
    return csvResponse(
      'registrations.csv',
      [
        [t('customer:view.number'), (row) => row.number],
        [t('registration:field.companyName'), (row) => row.companyName],
        [t('registration:field.uscc'), (row) => row.uscc],
        [t('customer:field.status'), (row) => t(statusKey(row.status, true))],
        [t('review:filter.kind'), (row) => t(`registration:kind.${row.kind}`)],
        [t('customer:view.partner'), (row) => row.partnerName],
        [t('registration:field.productLineId'), (row) => row.productLine && nameIn(language, row.productLine)],
        [t('registration:field.regionCode'), (row) => row.regionCode],
        [
          t('registration:field.amount'),
          (row) => (row.amountMinor === null || !row.currency ? null : majorText(row.amountMinor, row.currency)),
        ],
        [t('registration:field.currency'), (row) => row.currency],
        [t('customer:view.submitted'), (row) => spreadsheetTime(row.submittedAt, timeZone)],
        [t('access:registrations.decided'), (row) => spreadsheetTime(row.decidedAt, timeZone)],
        [t('customer:field.updatedAt'), (row) => spreadsheetTime(row.updatedAt, timeZone)],
      ],
      pieces,
    );
  },
);
