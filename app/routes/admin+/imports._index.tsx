// Every import, newest first, and where each stands.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { ExportLink } from '#app/components/ui/action/export-link.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { IconFileUpload, IconUpload } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { formatNumber } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { pageKeyText, parsePageKey } from '#app/domain/calendar/page-key.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { paths } from '#app/http/paths.ts';
import { viewImports } from '#app/services/importing/view.server.ts';
import { ImportStatusBadge } from './_parts/import/status-badge.tsx';

export const loader = adminLoader({ can: 'import:run' }, async ({ work, url, t }) => {
  const after = parsePageKey(url.searchParams.get('after'));
  const page = await viewImports(work, after);
  return {
    title: t('importing:list.title'),
    imports: page.imports,
    later: after !== null,
    next: page.next && pageKeyText(page.next),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Imports() {
  const { imports, later, next } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const add = (
    <ButtonLink to={paths.admin.newImport()} variant="primary" icon={IconUpload}>
      {t('importing:list.add')}
    </ButtonLink>
  );
  return (
    <Stack>
      <PageHeader
        title={t('importing:list.title')}
        note={t('importing:list.note')}
        actions={
          imports.length > 0 && (
            <>
              <ExportLink to={paths.admin.importsExport()} />
              {add}
            </>
          )
        }
      />
      <Panel flush>
        <RecordTable
          name="imports"
          caption={t('importing:list.title')}
          rows={imports}
          rowKey={(row) => row.id}
          rowLink={(row) => paths.admin.import(row.id)}
          columns={[
            {
              key: 'file',
              header: t('importing:list.file'),
              primary: true,
              width: 'grow',
              cell: (row) => row.fileName,
            },
            {
              key: 'status',
              header: t('importing:list.status'),
              width: 'fit',
              cell: (row) => <ImportStatusBadge status={row.status} />,
            },
            {
              key: 'rows',
              header: t('importing:list.rows'),
              align: 'end',
              width: 'fit',
              cell: (row) => (row.stagedRows > 0 ? formatNumber(row.stagedRows) : ''),
            },
            {
              key: 'new',
              header: t('importing:list.created'),
              align: 'end',
              width: 'fit',
              cell: (row) => (row.stagedRows > 0 ? formatNumber(row.counts.new) : ''),
            },
            {
              key: 'update',
              header: t('importing:list.updated'),
              align: 'end',
              width: 'fit',
              cell: (row) => (row.stagedRows > 0 ? formatNumber(row.counts.update) : ''),
            },
            {
              key: 'open',
              header: t('importing:list.open'),
              align: 'end',
              width: 'fit',
              cell: ({ stagedRows, counts }) => (stagedRows > 0 ? formatNumber(counts.duplicate + counts.invalid) : ''),
            },
            { key: 'by', header: t('importing:list.by'), width: 'fit', cell: (row) => row.createdByName },
            { key: 'at', header: t('importing:list.at'), width: 'fit', cell: (row) => <Time at={row.createdAt} /> },
          ]}
          empty={
            <EmptyState icon={IconFileUpload} title={t('importing:list.empty')} action={add}>
              {t('importing:list.emptyHint')}
            </EmptyState>
          }
        />
      </Panel>
      <Pager previous={later ? paths.admin.imports() : null} next={next && paths.admin.imports({ after: next })}>
        {imports.length > 0 && t('importing:list.more')}
      </Pager>
    </Stack>
  );
}
