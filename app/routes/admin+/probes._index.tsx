// Alerts about partners' questions: the open ones and those somebody has looked at, newest first.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Tabs } from '#app/components/ui/display/tabs.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { IconFishHook, IconShieldSearch } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { formatNumber } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { decide } from '#app/domain/access/policy.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import { alertStatuses } from '#app/domain/probe/alert.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { paths } from '#app/http/paths.ts';
import { listProbeAlerts } from '#app/services/probe/view.server.ts';
import { AlertKindBadge } from './_parts/probe/alert-kind-badge.tsx';

export const loader = adminLoader({ can: 'probe:read' }, async ({ work, actor, scope, url, t }) => {
  const status = alertStatuses.find((known) => known === url.searchParams.get('status')) ?? 'open';
  const after = parsePageKey(url.searchParams.get('after'));
  return {
    title: t('probe:title'),
    status,
    isFirst: after === null,
    mayPlant: decide(actor, 'decoy:manage').allowed,
    page: await listProbeAlerts(work, scope, { status, after }),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Probes() {
  const { title, status, isFirst, mayPlant, page } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const shown = status === 'open' ? null : status;
  return (
    <Stack gap="md">
      <PageHeader
        title={title}
        note={t('probe:note')}
        actions={
          mayPlant && (
            <ButtonLink to={paths.admin.decoys()} icon={IconFishHook}>
              {t('probe:decoys.title')}
            </ButtonLink>
          )
        }
      />
      <Tabs
        label={title}
        tabs={alertStatuses.map((tab) => ({
          to: paths.admin.probes({ status: tab === 'open' ? null : tab }),
          label: t(`probe:status.${tab}`),
          current: tab === status,
          ...(tab === 'open' ? { count: page.open } : {}),
        }))}
      />
      <Panel flush>
        <RecordTable
          name="probes"
          caption={title}
          rows={page.rows}
          rowKey={(row) => row.id}
          rowLink={(row) => paths.admin.probe(row.id)}
          columns={[
            {
              key: 'partner',
              header: t('probe:column.partner'),
              primary: true,
              width: 'grow',
              cell: (row) => row.partnerName,
            },
            { key: 'user', header: t('probe:column.user'), cell: (row) => row.userName ?? t('probe:several') },
            {
              key: 'kind',
              header: t('probe:column.kind'),
              width: 'fit',
              cell: (row) => <AlertKindBadge kind={row.kind} />,
            },
            { key: 'example', header: t('probe:column.example'), cell: (row) => row.example },
            {
              key: 'questions',
              header: t('probe:column.questions'),
              align: 'end',
              width: 'fit',
              cell: (row) => formatNumber(row.questions),
            },
            {
              key: 'raised',
              header: t('probe:column.raised'),
              width: 'fit',
              cell: (row) => <Time at={row.raisedAt} />,
            },
          ]}
          empty={
            <EmptyState icon={IconShieldSearch} title={t(`probe:empty.${status}`)}>
              {status === 'open' && t('probe:emptyBody')}
            </EmptyState>
          }
        />
      </Panel>
      <Pager
        previous={isFirst ? null : paths.admin.probes({ status: shown })}
        next={page.next && paths.admin.probes({ status: shown, after: page.next })}
      />
    </Stack>
  );
}
