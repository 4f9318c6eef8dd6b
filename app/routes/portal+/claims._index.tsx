// My customers: what is protected for us and until when, what is held until a decision, what ended.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ClaimStatusBadge, stripStateOf } from '#app/components/claim/claim-status.tsx';
import { ClaimStrip } from '#app/components/claim/claim-strip.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { ExportLink } from '#app/components/ui/action/export-link.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { type Column, RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Tabs } from '#app/components/ui/display/tabs.tsx';
import { Remaining, Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { ProgressBar } from '#app/components/ui/feedback/progress-bar.tsx';
import { IconPlus, IconShieldCheck } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { paths } from '#app/http/paths.ts';
import { portalLoader } from '#app/http/portal.server.ts';
import { listOwnClaims } from '#app/services/claim/list-own.server.ts';
import { viewOwnCapacity } from '#app/services/claim/own-capacity.server.ts';
import { nowOf } from '#app/services/work.server.ts';
import { claimViewOf, claimViews } from './_parts/claim-view.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = portalLoader({ can: 'registration:read' }, async ({ work, actor, scope, url, t }) => {
  const view = claimViewOf(url);
  const [page, capacity] = await Promise.all([
    listOwnClaims(work, scope, view, url.searchParams.get('after')),
    viewOwnCapacity(work, actor),
  ]);
  return {
    title: t('portal:claims.title'),
    view,
    page,
    capacity,
    several: scope.partnerIds.length > 1,
    now: nowOf(work),
  };
});

type Row = ReturnType<typeof useLoaderData<typeof loader>>['page']['rows'][number];

export default function Claims() {
  const { view, page, capacity, several, now } = useLoaderData<typeof loader>();
  const { t, language } = useCopy();
  const columns: Column<Row>[] = [
    { key: 'company', header: t('registration:field.companyName'), primary: true, cell: (row) => row.companyName },
    { key: 'line', header: t('claim:field.productLine'), cell: (row) => nameIn(language, row.productLine) },
    ...(view === 'protected'
      ? [
          {
            key: 'strip',
            header: t('portal:detail.protection'),
            cell: (row: Row) =>
              row.protectedFrom && row.protectedUntil ? (
                <ClaimStrip
                  from={row.protectedFrom}
                  until={row.protectedUntil}
                  now={now}
                  state={stripStateOf(row.status)}
                />
              ) : null,
          },
          {
            key: 'until',
            header: t('claim:field.protectedUntil'),
            width: 'fit' as const,
            cell: (row: Row) =>
              row.protectedUntil && (
                <>
                  <Time at={row.protectedUntil} precision="day" /> (<Remaining until={row.protectedUntil} now={now} />)
                </>
              ),
          },
        ]
      : [
          {
            key: 'status',
            header: t('portal:registrations.status'),
            width: 'fit' as const,
            cell: (row: Row) => <ClaimStatusBadge status={row.status} />,
          },
          {
            key: 'when',
            header: t(view === 'ended' ? 'claim:field.endedAt' : 'claim:field.since'),
            width: 'fit' as const,
            cell: (row: Row) => <Time at={row.endedAt ?? row.createdAt} precision="day" />,
          },
        ]),
    {
      key: 'followUp',
      header: t('claim:field.lastFollowUp'),
      width: 'fit',
      cell: (row) =>
        row.lastFollowUpAt ? <Time at={row.lastFollowUpAt} precision="day" /> : t('claim:followUp.never'),
    },
    ...(several
      ? [{ key: 'partner', header: t('claim:field.company'), wideOnly: true, cell: (row: Row) => row.partnerName }]
      : []),
  ];
  return (
    <Stack>
      <PageHeader
        title={t('portal:claims.title')}
        note={t('portal:claims.note')}
        actions={
          page.rows.length > 0 && (
            <ExportLink to={paths.portal.claimsExport({ view: view === 'protected' ? null : view })} />
          )
        }
      />
      <Panel>
        <Stack gap="sm">
          <ProgressBar
            label={t('portal:claims.capacity')}
            done={capacity.held}
            total={Math.max(1, capacity.capacity)}
          />
          {capacity.held >= capacity.capacity && <Notice tone="warning">{t('portal:claims.full')}</Notice>}
        </Stack>
      </Panel>
      <Tabs
        label={t('portal:claims.title')}
        tabs={claimViews.map((one) => ({
          to: paths.portal.claims(one === 'protected' ? {} : { view: one }),
          label: t(`portal:claims.view.${one}`),
          current: one === view,
        }))}
      />
      <Panel flush>
        <RecordTable
          name="own-claims"
          caption={t(`portal:claims.view.${view}`)}
          columns={columns}
          rows={page.rows}
          rowKey={(row) => row.id}
          rowLink={(row) => paths.portal.claim(row.id)}
          empty={
            <EmptyState
              icon={IconShieldCheck}
              title={t(`portal:claims.none.${view}`)}
              action={
                view === 'protected' && (
                  <ButtonLink to={paths.portal.register()} icon={IconPlus}>
                    {t('portal:nav.register')}
                  </ButtonLink>
                )
              }
            >
              {t('portal:claims.noneText')}
            </EmptyState>
          }
        />
      </Panel>
      <Pager next={page.next && paths.portal.claims({ view: view === 'protected' ? null : view, after: page.next })} />
    </Stack>
  );
}
