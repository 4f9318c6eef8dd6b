// The master list and “find a customer” in one: results as you type with what was hit, filters, and who holds each. A plain
// form without scripts; its address can be shared.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { type ReactNode, useRef } from 'react';
import { FoundName } from '#app/components/customer/found-name.tsx';
import { StandingBadges, type StandingBadgesProps } from '#app/components/customer/standing-badges.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { ExportLink } from '#app/components/ui/action/export-link.tsx';
import { FilterBar } from '#app/components/ui/display/filter-bar.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { type Column, RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { IconBuilding, IconPlus } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { decide } from '#app/domain/access/policy.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import { listedStatuses } from '#app/domain/customer/customer.ts';
import { ownerStates } from '#app/domain/customer/owner-state.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { paths } from '#app/http/paths.ts';
import { type ListedCustomer, listCustomers } from '#app/services/customer/list.server.ts';
import { codeChoices, regionChoices } from '#app/services/settings/choices.server.ts';
import { useLookupKeys } from './_parts/customer/use-lookup-keys.ts';

export const loader = adminLoader({ can: 'customer:read' }, async ({ work, actor, url, viewer, t }) => {
  const asked = url.searchParams;
  const [regions, industries] = await Promise.all([
    regionChoices(work, viewer.language),
    codeChoices(work, viewer.language, 'industry'),
  ]);
  const among = (name: string, values: readonly string[]) => values.find((value) => value === asked.get(name)) ?? null;
  const filters = {
    q: (asked.get('q') ?? '').trim(),
    status: listedStatuses.find((status) => status === asked.get('status')) ?? null,
    owner: ownerStates.find((state) => state === asked.get('owner')) ?? null,
    region: among(
      'region',
      regions.map(({ value }) => value),
    ),
    industry: among(
      'industry',
      industries.map(({ value }) => value),
    ),
  };
  const page = await listCustomers(work, actor, {
    text: filters.q,
    status: filters.status,
    regionCode: filters.region,
    industryCode: filters.industry,
    owner: filters.owner,
    after: parsePageKey(asked.get('after')),
    before: parsePageKey(asked.get('before')),
  });
  const regionNames = new Map(regions.map(({ value, label }) => [value, label]));
  const shown = (row: ListedCustomer): Row => ({
    id: row.id,
    legalName: row.legalName,
    hit: row.hit,
    status: row.status,
    owners: row.owners.map(({ partnerName }) => partnerName),
    house: row.house,
    existing: row.existing,
    place: regionNames.get(row.regionCode ?? '') ?? row.country,
    uscc: row.uscc,
    updatedAt: row.updatedAt,
  });
  return {
    title: t('customer:list.title'),
    filters,
    regions,
    industries,
    page: { ...page, rows: page.rows.map(shown), lookAlikes: page.lookAlikes.map(shown) },
    mayWrite: decide(actor, 'customer:write').allowed,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What a line shows, and no more: it travels with the page. */
type Row = Pick<ListedCustomer, 'id' | 'legalName' | 'hit' | 'uscc' | 'updatedAt'> &
  StandingBadgesProps & { place: string };

export default function Customers() {
  const { filters, regions, industries, page, mayWrite } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const area = useRef<HTMLDivElement>(null);
  useLookupKeys(area);
  const active = [filters.status, filters.owner, filters.region, filters.industry].filter(Boolean).length;
  return (
    <div ref={area}>
      <Stack>
        <PageHeader
          title={t('customer:list.title')}
          note={t('customer:list.note')}
          actions={
            <>
              {page.rows.length > 0 && <ExportLink to={paths.admin.customersExport({ ...filters })} />}
              {mayWrite && (
                <ButtonLink to={paths.admin.newCustomer()} variant="primary" icon={IconPlus}>
                  {t('customer:list.add')}
                </ButtonLink>
              )}
            </>
          }
        />
        <FilterBar
          instant
          label={t('customer:list.filter')}
          search={{ name: 'q', label: t('customer:find.label'), value: filters.q }}
          active={active}
          clearTo={paths.admin.customers()}
        >
          <SelectField
            small
            label={t('customer:standing.label')}
            name="owner"
            empty={t('customer:list.anyOwner')}
            defaultValue={filters.owner ?? ''}
            options={ownerStates.map((state) => ({ value: state, label: t(`customer:standing.state.${state}`) }))}
          />
          <SelectField
            small
            label={t('customer:field.region')}
            name="region"
            empty={t('customer:list.anyRegion')}
            defaultValue={filters.region ?? ''}
            options={regions}
          />
          <SelectField
            small
            label={t('customer:field.industry')}
            name="industry"
            empty={t('customer:list.anyIndustry')}
            defaultValue={filters.industry ?? ''}
            options={industries}
          />
          <SelectField
            small
            label={t('customer:field.status')}
            name="status"
            empty={t('customer:list.anyStatus')}
            defaultValue={filters.status ?? ''}
            options={listedStatuses.map((status) => ({ value: status, label: t(`customer:status.${status}`) }))}
          />
        </FilterBar>
        {page.degraded && <Notice tone="warning">{t('customer:list.degraded')}</Notice>}
        <Panel flush>
          <Found rows={page.rows} caption={t('customer:list.title')}>
            <EmptyState
              icon={IconBuilding}
              title={filters.q || active ? t('customer:list.nothingFound') : t('customer:list.empty')}
              action={mayWrite && <ButtonLink to={paths.admin.newCustomer()}>{t('customer:list.add')}</ButtonLink>}
            >
              {page.leftOut
                ? t('customer:list.filteredOut', { count: page.leftOut })
                : filters.q || active
                  ? t('customer:list.nothingFoundHint')
                  : t('customer:list.emptyHint')}
            </EmptyState>
          </Found>
        </Panel>
        {page.lookAlikes.length > 0 && (
          <Panel title={t('customer:list.closest')} flush>
            <Found rows={page.lookAlikes} caption={t('customer:list.closestHint')} showCaption />
          </Panel>
        )}
        <Pager
          previous={page.previous && paths.admin.customers({ ...filters, before: page.previous })}
          next={page.next && paths.admin.customers({ ...filters, after: page.next })}
        >
          {filters.q && page.rows.length > 0
            ? t('customer:list.best', { count: page.rows.length })
            : t('customer:list.keys')}
        </Pager>
      </Stack>
    </div>
  );
}

function Found({
  rows,
  caption,
  showCaption,
  children,
}: {
  rows: readonly Row[];
  caption: string;
  showCaption?: boolean;
  /** What stands there when there are no rows. */
  children?: ReactNode;
}) {
  const { t } = useCopy();
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: t('customer:field.legalName'),
      primary: true,
      width: 'grow',
      cell: (row) => <FoundName name={row.legalName} hit={row.hit} />,
    },
    {
      key: 'standing',
      header: t('customer:standing.label'),
      cell: (row) => (
        <StandingBadges status={row.status} owners={row.owners} house={row.house} existing={row.existing} />
      ),
    },
    { key: 'region', header: t('customer:field.region'), cell: (row) => row.place },
    {
      key: 'uscc',
      header: t('customer:field.uscc'),
      width: 'fit',
      wideOnly: true,
      cell: (row) => row.uscc && <Code>{row.uscc}</Code>,
    },
    {
      key: 'updated',
      header: t('customer:field.updatedAt'),
      width: 'fit',
      wideOnly: true,
      cell: (row) => <Time at={row.updatedAt} precision="day" />,
    },
  ];
  return (
    <RecordTable
      caption={caption}
      {...(showCaption ? {} : { name: 'customers' })}
      showCaption={showCaption ?? false}
      rows={rows}
      rowKey={(row) => row.id}
      rowLink={(row) => paths.admin.customer(row.id)}
      columns={columns}
      empty={children}
    />
  );
}
