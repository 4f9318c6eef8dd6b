// How the system stands: database, search, outbox, ledger; and the ledger's chain verified on request.
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button } from '#app/components/ui/action/button.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { IconActivity, IconShieldCheck } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Columns, Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { formatBytes, formatNumber } from '#app/copy/format.ts';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { msBetween } from '#app/domain/calendar/instant.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { readSystem, verifyLedgerNow } from '#app/services/operations/read-system.server.ts';

export const loader = adminLoader({ can: 'operations:read' }, async ({ work, actor, t }) => ({
  title: t('access:nav.system'),
  ...(await readSystem(work, actor)),
}));

export const action = adminAction({ can: 'operations:read' }, async ({ request, work, actor }) => {
  await readForm(request);
  return { verdict: await verifyLedgerNow(work, actor) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function System() {
  const { title, now, database, engine, figures, ledger, jobs } = useLoaderData<typeof loader>();
  const verdict = useActionData<typeof action>()?.verdict;
  const { t } = useCopy();
  const busy = useNavigation().state === 'submitting';
  return (
    <Stack>
      <PageHeader title={title} note={<Time at={now} precision="second" />} />
      <Columns>
        <Panel
          title={t('access:system.ledger')}
          actions={
            <Form method="post">
              <Button size="sm" icon={IconShieldCheck} busy={busy} name="intent" value="verify">
                {t('access:system.verify')}
              </Button>
            </Form>
          }
        >
          <Stack gap="sm">
            <Facts
              facts={[
                { label: t('access:system.entries'), value: formatNumber(ledger.seq) },
                { label: t('access:system.head'), value: <Code>{ledger.hash}</Code> },
              ]}
            />
            {verdict?.ok && (
              <Notice tone="success" live="status">
                {t('access:system.holds', { count: verdict.entries })}
              </Notice>
            )}
            {verdict && !verdict.ok && (
              <Notice tone="danger" live="alert" title={t('access:system.broken', { seq: verdict.seq })}>
                {t(`access:system.fault.${verdict.reason}`)}
              </Notice>
            )}
          </Stack>
        </Panel>
        <Panel title={t('access:system.search')}>
          {engine ? (
            <Facts
              facts={[
                {
                  label: t('access:system.state'),
                  value: figures?.searchReady ? (
                    <StatusBadge tone="success">{t('access:system.ready')}</StatusBadge>
                  ) : (
                    <StatusBadge tone="warning">{t('access:system.building')}</StatusBadge>
                  ),
                },
                { label: t('access:system.engine'), value: t(`access:system.engines.${engine.name}`) },
                { label: t('access:system.companies'), value: formatNumber(engine.rows) },
                { label: t('access:system.fresh'), value: formatNumber(engine.freshRows) },
                {
                  label: t('access:system.memory'),
                  value: engine.indexBytes === null ? null : formatBytes(engine.indexBytes),
                },
                { label: t('access:system.behind'), value: formatNumber(figures?.searchBacklog ?? 0) },
              ]}
            />
          ) : (
            <Notice tone="warning">{t('access:system.noSearch')}</Notice>
          )}
        </Panel>
        <Panel title={t('access:system.database')}>
          <Facts
            facts={[
              { label: t('access:system.kind'), value: t(`access:system.databases.${database}`) },
              figures && { label: t('access:system.mails'), value: formatNumber(figures.mailBacklog) },
            ]}
          />
        </Panel>
      </Columns>
      <Panel
        title={t('access:system.jobs')}
        actions={jobs.length > 0 && <small>{t('access:system.jobsNote')}</small>}
        flush
      >
        <RecordTable
          caption={t('access:system.jobs')}
          rows={jobs}
          rowKey={(job) => job.name}
          columns={[
            {
              key: 'name',
              header: t('access:system.job'),
              primary: true,
              width: 'fit',
              cell: (job) => t(`access:system.jobNames.${job.name}` as CopyKey),
            },
            {
              key: 'result',
              header: t('access:system.result'),
              width: 'fit',
              cell: (job) => <JobResult job={job} now={now} />,
            },
            {
              key: 'last',
              header: t('access:system.lastRun'),
              width: 'fit',
              cell: (job) => <Time at={job.endedAt} precision="second" />,
            },
            {
              key: 'next',
              header: t('access:system.nextRun'),
              width: 'fit',
              cell: (job) => <Time at={job.nextAt} precision="second" />,
            },
            ...(jobs.some((job) => job.error)
              ? [
                  {
                    key: 'error',
                    header: t('access:system.error'),
                    cell: (job: (typeof jobs)[number]) => job.error ?? '',
                  },
                ]
              : []),
          ]}
          empty={
            <EmptyState icon={IconActivity} title={t('access:system.noJobs')}>
              {t('access:system.noJobsBody')}
            </EmptyState>
          }
        />
      </Panel>
    </Stack>
  );
}

/** A job whose next run is this long overdue has no worker. */
const lateAfterMs = 60_000;

function JobResult({ job, now }: { job: { failures: number; nextAt: string }; now: string }) {
  const { t } = useCopy();
  if (job.failures > 0)
    return <StatusBadge tone="danger">{t('access:system.failed', { count: job.failures })}</StatusBadge>;
  if (msBetween(job.nextAt, now) > lateAfterMs)
    return <StatusBadge tone="warning">{t('access:system.late')}</StatusBadge>;
  return <StatusBadge tone="success">{t('access:system.done')}</StatusBadge>;
}
