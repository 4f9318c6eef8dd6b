// The conflict cases: the open ones by their time limit, the ended ones newest first.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ExportLink } from '#app/components/ui/action/export-link.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { type Column, RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Tabs } from '#app/components/ui/display/tabs.tsx';
import { Remaining, Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { IconClockExclamation, IconScale } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import { conflictStatuses } from '#app/domain/conflict/lifecycle.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { paths } from '#app/http/paths.ts';
import { type ConflictPage, readConflicts } from '#app/services/conflict/list.server.ts';
import { conflictStatusOf } from './_parts/conflict/question.ts';

export const loader = adminLoader({ can: 'conflict:read' }, async ({ work, scope, url, viewer, t }) => {
  const status = conflictStatusOf(url.searchParams);
  const after = parsePageKey(url.searchParams.get('after'));
  return {
    title: t('conflict:title'),
    status,
    isFirst: after === null,
    page: await readConflicts(work, scope, { status, after, language: viewer.language }),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

type Row = ConflictPage['items'][number];

export default function Conflicts() {
  const { status, isFirst, page } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const columns: Column<Row>[] = [
    {
      key: 'customer',
      header: t('conflict:column.customer'),
      primary: true,
      cell: (row) => row.customerName,
    },
    { key: 'number', header: t('conflict:column.number'), width: 'fit', cell: (row) => row.number },
    { key: 'line', header: t('registration:field.productLineId'), width: 'fit', cell: (row) => row.productLine },
    {
      key: 'incumbent',
      header: t('conflict:side.incumbent'),
      cell: (row) => row.incumbent ?? t('conflict:manufacturer'),
    },
    { key: 'challenger', header: t('conflict:side.challenger'), cell: (row) => row.challenger },
    {
      key: 'cause',
      header: t('conflict:column.cause'),
      width: 'fit',
      wideOnly: true,
      cell: (row) => t(`conflict:cause.${row.cause}`),
    },
    {
      key: 'end',
      header: status === 'open' ? t('conflict:column.due') : t('conflict:column.outcome'),
      width: 'fit',
      cell: (row) => <End row={row} now={page.now} />,
    },
  ];
  return (
    <Stack gap="md">
      <PageHeader
        title={t('conflict:title')}
        note={t('conflict:note')}
        actions={
          page.items.length > 0 && (
            <ExportLink to={paths.admin.conflictsExport({ status: status === 'open' ? null : status })} />
          )
        }
      />
      <Tabs
        label={t('conflict:title')}
        tabs={conflictStatuses.map((tab) => ({
          to: paths.admin.conflicts({ status: tab === 'open' ? null : tab }),
          label: t(`conflict:status.${tab}`),
          current: tab === status,
          ...(tab === 'open' ? { count: page.open } : {}),
        }))}
      />
      <Panel flush>
        <RecordTable
          name="conflicts"
          caption={t('conflict:title')}
          columns={columns}
          rows={page.items}
          rowKey={(row) => row.id}
          rowLink={(row) => paths.admin.conflict(row.id)}
          empty={
            <EmptyState icon={IconScale} title={t(`conflict:empty.${status}`)}>
              {status === 'open' && t('conflict:empty.body')}
            </EmptyState>
          }
        />
      </Panel>
      <Pager
        previous={isFirst ? null : paths.admin.conflicts({ status: status === 'open' ? null : status })}
        next={page.next && paths.admin.conflicts({ status: status === 'open' ? null : status, after: page.next })}
      />
    </Stack>
  );
}

/** By when it has to be ruled; or how it ended. */
function End({ row, now }: { row: Row; now: string }) {
  const { t } = useCopy();
  if (row.outcome) {
    return (
      <>
        {t(`conflict:outcome.${row.outcome}.short`)}
        {row.ruledAt && (
          <>
            {' · '}
            <Time at={row.ruledAt} precision="day" />
          </>
        )}
      </>
    );
  }
  if (row.dueAt >= now) return <Remaining until={row.dueAt} now={now} left />;
  return (
    <StatusBadge tone="danger" icon={IconClockExclamation}>
      {t('conflict:overdue')}
    </StatusBadge>
  );
}
