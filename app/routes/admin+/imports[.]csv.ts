// The list of imports as a file: all of them, with what each did.
import { spreadsheetTime } from '#app/copy/format.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { csvResponse } from '#app/http/csv.server.ts';
import { exportImports } from '#app/services/importing/view.server.ts';

export const loader = adminLoader({ can: 'import:run' }, async ({ work, actor, origin, t, viewer }) => {
  const pieces = await exportImports(work, actor, origin);
  return csvResponse(
    'imports.csv',
    [
      [t('importing:list.file'), (row) => row.fileName],
      [t('importing:list.status'), (row) => t(`importing:status.${row.status}`)],
      [t('importing:list.rows'), (row) => row.stagedRows],
      [t('importing:list.created'), (row) => row.counts.new],
      [t('importing:list.updated'), (row) => row.counts.update],
      [t('importing:list.open'), (row) => row.counts.duplicate + row.counts.invalid],
      [t('importing:list.by'), (row) => row.createdByName],
      [t('importing:list.at'), (row) => spreadsheetTime(row.createdAt, viewer.timeZone)],
    ],
    pieces,
  );
});
