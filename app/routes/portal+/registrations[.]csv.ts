// The registrations list as a file: the rows the list shows, all pages of it, in the viewer's language and zone.
import { spreadsheetTime } from '#app/copy/format.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { majorText } from '#app/domain/money/money.ts';
import { csvResponse } from '#app/http/csv.server.ts';
import { portalLoader } from '#app/http/portal.server.ts';
import { exportOwnRegistrations } from '#app/services/registration/list-own.server.ts';
import { listFilterOf } from './_parts/list-filter.ts';

export const loader = portalLoader(
  { can: 'registration:read' },
  async ({ work, actor, scope, origin, url, t, viewer: { language, timeZone } }) => {
    const pieces = await exportOwnRegistrations(work, actor, scope, origin, listFilterOf(url));
    return csvResponse(
      'registrations.csv',
      [
        [t('portal:registrations.number'), (row) => row.number],
        [t('registration:field.companyName'), (row) => row.companyName],
        [t('portal:registrations.status'), (row) => t(`registration:status.${row.status}`)],
        [t('portal:registrations.kind'), (row) => t(`registration:kind.${row.kind}`)],
        [t('registration:field.productLineId'), (row) => row.productLine && nameIn(language, row.productLine)],
        [
          t('registration:field.amount'),
          (row) => (row.amountMinor === null || !row.currency ? null : majorText(row.amountMinor, row.currency)),
        ],
        [t('registration:field.currency'), (row) => row.currency],
        [t('portal:registrations.partner'), (row) => row.partnerName],
        [t('portal:registrations.submitted'), (row) => spreadsheetTime(row.submittedAt, timeZone)],
        [t('portal:registrations.decided'), (row) => spreadsheetTime(row.decidedAt, timeZone)],
        [t('portal:registrations.changed'), (row) => spreadsheetTime(row.updatedAt, timeZone)],
      ],
      pieces,
    );
  },
);
