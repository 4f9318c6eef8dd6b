// My customers as a file: what the chosen view shows, all pages of it.
import { spreadsheetTime } from '#app/copy/format.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { csvResponse } from '#app/http/csv.server.ts';
import { portalLoader } from '#app/http/portal.server.ts';
import { exportOwnClaims } from '#app/services/claim/list-own.server.ts';
import { claimViewOf } from './_parts/claim-view.ts';

export const loader = portalLoader(
  { can: 'registration:read' },
  async ({ work, actor, scope, origin, url, t, viewer: { language, timeZone } }) => {
    const view = claimViewOf(url);
    const pieces = await exportOwnClaims(work, actor, scope, origin, view);
    return csvResponse(
      `customers-${view}.csv`,
      [
        [t('registration:field.companyName'), (row) => row.companyName],
        [t('portal:registrations.number'), (row) => row.registrationNumber],
        [t('claim:field.productLine'), (row) => nameIn(language, row.productLine)],
        [t('portal:registrations.status'), (row) => t(`claim:status.${row.status}`)],
        [t('claim:field.since'), (row) => spreadsheetTime(row.createdAt, timeZone)],
        [t('claim:field.protectedUntil'), (row) => spreadsheetTime(row.protectedUntil, timeZone)],
        [t('claim:field.endedAt'), (row) => spreadsheetTime(row.endedAt, timeZone)],
        [t('claim:field.lastFollowUp'), (row) => spreadsheetTime(row.lastFollowUpAt, timeZone)],
        [t('claim:field.company'), (row) => row.partnerName],
      ],
      pieces,
    );
  },
);
