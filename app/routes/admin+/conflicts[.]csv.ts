// The conflict cases as a file: all of the chosen status, in the viewer's language and zone.
import { spreadsheetTime } from '#app/copy/format.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { csvResponse } from '#app/http/csv.server.ts';
import { exportConflicts } from '#app/services/conflict/list.server.ts';
import { conflictStatusOf } from './_parts/conflict/question.ts';

export const loader = adminLoader(
  { can: 'conflict:read' },
  async ({ work, actor, scope, origin, url, t, viewer: { language, timeZone } }) => {
    const status = conflictStatusOf(url.searchParams);
    const pieces = await exportConflicts(work, actor, scope, origin, status);
    return csvResponse(
      `conflicts-${status}.csv`,
      [
        [t('conflict:column.number'), (row) => row.number],
        [t('conflict:column.customer'), (row) => row.customerName],
        [t('registration:field.productLineId'), (row) => nameIn(language, row.productLine)],
        [t('conflict:side.incumbent'), (row) => row.incumbent ?? t('conflict:manufacturer')],
        [t('conflict:side.challenger'), (row) => row.challenger],
        [t('conflict:column.cause'), (row) => t(`conflict:cause.${row.cause}`)],
        [t('conflict:column.opened'), (row) => spreadsheetTime(row.openedAt, timeZone)],
        [t('conflict:column.due'), (row) => spreadsheetTime(row.dueAt, timeZone)],
        [t('conflict:column.outcome'), (row) => row.outcome && t(`conflict:outcome.${row.outcome}.short`)],
        [t('conflict:column.ruled'), (row) => spreadsheetTime(row.ruledAt, timeZone)],
      ],
      pieces,
    );
  },
);
