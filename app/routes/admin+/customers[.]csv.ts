// The master list as a file: what the filters show, all pages of it, with who holds each customer.
import { spreadsheetTime } from '#app/copy/format.ts';
import { listedStatuses } from '#app/domain/customer/customer.ts';
import { ownerStates } from '#app/domain/customer/owner-state.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { csvResponse } from '#app/http/csv.server.ts';
import { exportCustomers } from '#app/services/customer/export.server.ts';
import { codeChoices, regionChoices } from '#app/services/settings/choices.server.ts';

export const loader = adminLoader({ can: 'customer:read' }, async ({ work, actor, origin, url, t, viewer }) => {
  const asked = url.searchParams;
  const [regions, industries] = await Promise.all([
    regionChoices(work, viewer.language),
    codeChoices(work, viewer.language, 'industry'),
  ]);
  const among = (name: string, choices: readonly { value: string }[]) =>
    choices.find(({ value }) => value === asked.get(name))?.value ?? null;
  const regionNames = new Map(regions.map(({ value, label }) => [value, label]));
  const pieces = await exportCustomers(work, actor, origin, {
    text: asked.get('q') ?? '',
    status: listedStatuses.find((status) => status === asked.get('status')) ?? null,
    owner: ownerStates.find((state) => state === asked.get('owner')) ?? null,
    regionCode: among('region', regions),
    industryCode: among('industry', industries),
  });
  return csvResponse(
    'customers.csv',
    [
      [t('customer:field.legalName'), (row) => row.legalName],
      [t('customer:field.uscc'), (row) => row.uscc],
      [t('customer:field.status'), (row) => t(`customer:status.${row.status}`)],
      [t('customer:standing.label'), (row) => row.owners.join('; ')],
      [t('customer:standing.house'), (row) => (row.house ? t('partner:view.yes') : null)],
      [t('customer:standing.existing'), (row) => (row.existing ? t('partner:view.yes') : null)],
      [t('customer:field.region'), (row) => regionNames.get(row.regionCode ?? '')],
      [t('customer:field.country'), (row) => row.country],
      [t('customer:field.updatedAt'), (row) => spreadsheetTime(row.updatedAt, viewer.timeZone)],
    ],
    pieces,
  );
});
