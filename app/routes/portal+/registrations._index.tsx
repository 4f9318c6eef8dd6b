// A partner's registrations: search, filters in the URL, pages by key, and the same rows as a file.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RegistrationStatusBadge } from '#app/components/registration/registration-status.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { ExportLink } from '#app/components/ui/action/export-link.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { FilterBar } from '#app/components/ui/display/filter-bar.tsx';
import { Money } from '#app/components/ui/display/money.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { type Column, RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { IconClipboardList, IconPlus } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { sightedStatuses } from '#app/domain/registration/lifecycle.ts';
import { registrationKinds } from '#app/domain/registration/registration.ts';
import { paths } from '#app/http/paths.ts';
import { portalLoader } from '#app/http/portal.server.ts';
import { listFilterProductLines, listOwnRegistrations } from '#app/services/registration/list-own.server.ts';
import { listFilterOf, queryOf } from './_parts/list-filter.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = portalLoader({ can: 'registration:read' }, async ({ work, scope, url, t }) => {
  const filter = listFilterOf(url);
  const page = { after: url.searchParams.get('after'), before: url.searchParams.get('before') };
  const [registrations, productLines] = await Promise.all([
    listOwnRegistrations(work, scope, filter, page),
    listFilterProductLines(work),
  ]);
  return {
    title: t('portal:registrations.title'),
    query: queryOf(filter),
    registrations,
    productLines,
    several: scope.partnerIds.length > 1,
  };
});

type Row = ReturnType<typeof useLoaderData<typeof loader>>['registrations']['rows'][number];

export default function Registrations() {
  const { query, registrations, productLines, several } = useLoaderData<typeof loader>();
  const { t, language } = useCopy();
  const active = [query.status, query.kind, query.line].filter(Boolean).length;
  const filtered = active > 0 || Boolean(query.q);
  const columns: Column<Row>[] = [
    {
      key: 'company',
      header: t('registration:field.companyName'),
      primary: true,
      cell: (row) => row.companyName || t('portal:registrations.unnamed'),
    },
    {
      key: 'number',
      header: t('portal:registrations.number'),
      width: 'fit',
      cell: (row) => (row.number ? <Code>{row.number}</Code> : '–'),
    },
    {
      key: 'status',
      header: t('portal:registrations.status'),
      width: 'fit',
      cell: (row) => <RegistrationStatusBadge status={row.status} />,
    },
    {
      key: 'kind',
      header: t('portal:registrations.kind'),
      width: 'fit',
      wideOnly: true,
      cell: (row) => t(`registration:kind.${row.kind}`),
    },
    {
      key: 'line',
      header: t('registration:field.productLineId'),
      width: 'fit',
      cell: (row) => (row.productLine ? nameIn(language, row.productLine) : '–'),
    },
    several
      ? { key: 'partner', header: t('portal:registrations.partner'), wideOnly: true, cell: (row) => row.partnerName }
      : {
          key: 'amount',
          header: t('registration:field.amount'),
          align: 'end',
          width: 'fit',
          wideOnly: true,
          cell: (row) =>
            row.amountMinor !== null && row.currency ? <Money minor={row.amountMinor} currency={row.currency} /> : '',
        },
    {
      key: 'changed',
      header: t('portal:registrations.changed'),
      width: 'fit',
      cell: (row) => <Time at={row.updatedAt} />,
    },
  ];
  return (
    <Stack>
      <PageHeader
        title={t('portal:registrations.title')}
        actions={registrations.rows.length > 0 && <ExportLink to={paths.portal.registrationsExport(query)} />}
      />
      <FilterBar
        label={t('portal:registrations.filter')}
        search={{ name: 'q', label: t('portal:registrations.search'), value: query.q }}
        active={active}
        clearTo={paths.portal.registrations()}
      >
        <SelectField
          small
          name="status"
          label={t('portal:registrations.status')}
          empty={t('portal:registrations.all')}
          defaultValue={query.status ?? ''}
          options={sightedStatuses.map((value) => ({ value, label: t(`registration:status.${value}`) }))}
        />
        <SelectField
          small
          name="kind"
          label={t('portal:registrations.kind')}
          empty={t('portal:registrations.all')}
          defaultValue={query.kind ?? ''}
          options={registrationKinds.map((value) => ({ value, label: t(`registration:kind.${value}`) }))}
        />
        <SelectField
          small
          name="line"
          label={t('registration:field.productLineId')}
          empty={t('portal:registrations.all')}
          defaultValue={query.line ?? ''}
          options={productLines.map((line) => ({ value: line.id, label: nameIn(language, line) }))}
        />
      </FilterBar>
      <Panel flush>
        <RecordTable
          name="own-registrations"
          caption={t('portal:registrations.title')}
          columns={columns}
          rows={registrations.rows}
          rowKey={(row) => row.id}
          rowLink={(row) =>
            row.status === 'draft' ? paths.portal.register({ draft: row.id }) : paths.portal.registration(row.id)
          }
          empty={
            filtered ? (
              <EmptyState icon={IconClipboardList} title={t('portal:registrations.noMatch')}>
                {t('portal:registrations.noMatchText')}
              </EmptyState>
            ) : (
              <EmptyState
                icon={IconClipboardList}
                title={t('portal:registrations.none')}
                action={
                  <ButtonLink to={paths.portal.register()} icon={IconPlus}>
                    {t('portal:nav.register')}
                  </ButtonLink>
                }
              >
                {t('portal:registrations.noneText')}
              </EmptyState>
            )
          }
        />
      </Panel>
      <Pager
        previous={registrations.newer && paths.portal.registrations({ ...query, before: registrations.newer })}
        next={registrations.older && paths.portal.registrations({ ...query, after: registrations.older })}
      />
    </Stack>
  );
}
