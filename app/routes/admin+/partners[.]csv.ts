// The partners list as a file: what the filters show, all pages of it.
import { adminLoader } from '#app/http/admin.server.ts';
import { csvResponse } from '#app/http/csv.server.ts';
import { exportPartners } from '#app/services/partner/list.server.ts';
import { partnerFilters, partnerQuestionOf } from './_parts/partner/question.ts';

export const loader = adminLoader({ can: 'partner:read' }, async ({ work, actor, scope, origin, url, t }) => {
  const question = partnerQuestionOf(partnerFilters(url.searchParams));
  const pieces = await exportPartners(work, actor, scope, origin, question);
  return csvResponse(
    'partners.csv',
    [
      [t('partner:field.code'), (row) => row.code],
      [t('partner:field.name'), (row) => row.name],
      [t('partner:field.status'), (row) => t(`partner:status.${row.status}`)],
      [t('partner:field.kind'), (row) => t(`partner:kind.${row.kind}`)],
      [t('partner:field.tier'), (row) => t(`partner:tier.${row.tier}`)],
      [t('partner:field.parent'), (row) => row.parentName],
      [t('partner:field.manager'), (row) => row.managerName],
      [t('partner:field.claims'), (row) => row.liveClaims],
      [t('partner:field.capacity'), (row) => row.capacity],
    ],
    pieces,
  );
});
