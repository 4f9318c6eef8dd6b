// What changed under open registrations and live claims since they were checked: a work list, and the sweep over everything.
import { redirect, type MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { VerdictBadge } from '#app/components/duplicate/evidence-bars.tsx';
import { Button } from '#app/components/ui/action/button.tsx';
import { FilterBar } from '#app/components/ui/display/filter-bar.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { type Column, RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Tabs } from '#app/components/ui/display/tabs.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { ProgressBar } from '#app/components/ui/feedback/progress-bar.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { IconArrowRight, IconChecklist, IconRefresh } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { formatNumber } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { decide } from '#app/domain/access/policy.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { sweepKinds } from '#app/domain/sweep/difference.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { readLatestRun, startFullSweep, stopFullSweep } from '#app/services/sweep/full.server.ts';
import { readSweep } from '#app/services/sweep/view.server.ts';
import { SweepKindBadge } from './_parts/sweep/kind-badge.tsx';
import styles from './_parts/sweep/sweep.module.css';

export const loader = adminLoader({ can: 'review:read' }, async ({ work, actor, scope, url, viewer, t }) => {
  const status = url.searchParams.get('status') === 'resolved' ? ('resolved' as const) : ('open' as const);
  const kind = sweepKinds.find((known) => known === url.searchParams.get('kind')) ?? null;
  const after = parsePageKey(url.searchParams.get('after'));
  const [page, run] = await Promise.all([readSweep(work, actor, scope, { status, kind, after }), readLatestRun(work)]);
  return {
    title: t('sweep:title'),
    status,
    kind,
    isFirst: after === null,
    open: page.open,
    next: page.next,
    rows: page.rows.map((row) => ({
      ...row,
      productLine: row.productLine && nameIn(viewer.language, row.productLine),
    })),
    run: run && {
      status: run.status,
      done: run.done,
      total: run.total,
      found: run.found,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      startedBy: run.startedByName,
    },
    mayRun: decide(actor, 'sweep:run').allowed,
  };
});

export const action = adminAction({ can: 'sweep:run' }, async ({ request, work, actor, origin, t, context }) => {
  const form = await readForm(request);
  if (form.get('intent') === 'stop') {
    const stopped = await stopFullSweep(work, actor, origin);
    leaveFlash(context, stopped ? t('sweep:run.stopped') : t('sweep:run.none'), stopped ? 'success' : 'info');
  } else {
    const started = await startFullSweep(work, actor, origin);
    leaveFlash(context, started.ok ? t('sweep:run.started') : t('sweep:run.already'), started.ok ? 'success' : 'info');
  }
  throw redirect(paths.admin.sweep(), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number];

export default function Sweep() {
  const { title, status, kind, isFirst, open, next, rows } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const query = { status: status === 'open' ? null : status, kind };
  const columns: Column<Row>[] = [
    {
      key: 'company',
      header: t('sweep:column.registration'),
      primary: true,
      cell: (row) => row.registration.companyName,
    },
    { key: 'kind', header: t('sweep:column.kind'), width: 'fit', cell: (row) => <SweepKindBadge kind={row.kind} /> },
    { key: 'other', header: t('sweep:column.other'), cell: (row) => row.customer.legalName },
    {
      key: 'change',
      header: t('sweep:column.change'),
      width: 'fit',
      cell: (row) => (
        <span className={styles.change}>
          <VerdictBadge verdict={row.oldVerdict} />
          <span className="visually-hidden">{t('sweep:became')}</span>
          <IconArrowRight size={16} />
          <VerdictBadge verdict={row.newVerdict} />
        </span>
      ),
    },
    {
      key: 'subject',
      header: t('sweep:column.subject'),
      width: 'fit',
      wideOnly: true,
      cell: (row) => (
        <>
          {row.isClaim ? t('sweep:subject.claim') : t('sweep:subject.registration')}
          <br />
          <small>{row.registration.number}</small>
        </>
      ),
    },
    {
      key: 'partner',
      header: t('customer:view.partner'),
      wideOnly: true,
      cell: (row) => row.partnerName,
    },
    {
      key: 'at',
      header: status === 'open' ? t('sweep:column.found') : t('sweep:column.resolved'),
      width: 'fit',
      cell: (row) =>
        status === 'open' ? (
          <Time at={row.foundAt} precision="day" />
        ) : (
          <>
            {t(`sweep:status.${row.status}`)} {row.resolvedAt && <Time at={row.resolvedAt} precision="day" />}
          </>
        ),
    },
  ];
  return (
    <Stack gap="md">
      <PageHeader title={title} note={t('sweep:note')} />
      <Run />
      <Tabs
        label={title}
        tabs={(['open', 'resolved'] as const).map((tab) => ({
          to: paths.admin.sweep({ status: tab === 'open' ? null : tab }),
          label: t(`sweep:tab.${tab}`),
          current: tab === status,
          ...(tab === 'open' ? { count: open } : {}),
        }))}
      />
      <FilterBar
        label={t('sweep:filter')}
        active={kind ? 1 : 0}
        clearTo={paths.admin.sweep({ status: status === 'open' ? null : status })}
      >
        {status === 'resolved' && <input type="hidden" name="status" value="resolved" />}
        <SelectField
          small
          label={t('sweep:column.kind')}
          name="kind"
          empty={t('sweep:anyKind')}
          defaultValue={kind ?? ''}
          options={sweepKinds.map((known) => ({ value: known, label: t(`sweep:kind.${known}`) }))}
        />
      </FilterBar>
      <Panel flush>
        <RecordTable
          name="sweep"
          caption={title}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowLink={(row) => paths.admin.sweepItem(row.id)}
          empty={
            <EmptyState icon={IconChecklist} title={t(`sweep:empty.${status}`)}>
              {status === 'open' && t('sweep:empty.body')}
            </EmptyState>
          }
        />
      </Panel>
      <Pager
        previous={isFirst ? null : paths.admin.sweep(query)}
        next={next && paths.admin.sweep({ ...query, after: next })}
      />
    </Stack>
  );
}

const askEveryMs = 1_500;

/** The sweep over everything: its progress while it runs, what the last one found, and the button that starts one. */
function Run() {
  const { run, mayRun } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const busy = useNavigation().state === 'submitting';
  const isRunning = run?.status === 'running';
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isRunning || state !== 'idle') return;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, askEveryMs);
    return () => clearTimeout(timer);
  }, [isRunning, revalidate, state]);
  if (!run && !mayRun) return null;
  return (
    <Panel
      title={t('sweep:run.title')}
      actions={
        mayRun && (
          <Form method="post">
            {isRunning ? (
              <Button size="sm" name="intent" value="stop" busy={busy}>
                {t('sweep:run.stop')}
              </Button>
            ) : (
              <Button size="sm" icon={IconRefresh} name="intent" value="start" busy={busy}>
                {t('sweep:run.start')}
              </Button>
            )}
          </Form>
        )
      }
    >
      {isRunning && (
        <>
          <noscript>
            <meta httpEquiv="refresh" content="3" />
          </noscript>
          <ProgressBar label={t('sweep:run.label')} done={run.done} total={Math.max(run.total, run.done)} />
        </>
      )}
      <p className={styles.hint}>
        {run ? (
          <>
            {run.startedBy ?? t('audit:system')} · <Time at={run.startedAt} />
            {' · '}
            {t(`sweep:run.status.${run.status}`, { done: formatNumber(run.done), found: formatNumber(run.found) })}
          </>
        ) : (
          t('sweep:run.never')
        )}
      </p>
    </Panel>
  );
}
