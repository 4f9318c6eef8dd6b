// The master list: one box to search it, filters, and who holds each customer.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { StandingBadges } from '#app/components/customer/standing-badges.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { FilterBar } from '#app/components/ui/display/filter-bar.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
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
import { adminLoader } from '#app/http/admin.server.ts';
import { paths } from '#app/http/paths.ts';
import { listCustomers } from '#app/services/customer/list.server.ts';
import { codeChoices, regionChoices } from '#app/services/settings/choices.server.ts';

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
    after: parsePageKey(asked.get('after')),
    before: parsePageKey(asked.get('before')),
  });
  const regionNames = new Map(regions.map(({ value, label }) => [value, label]));
  return {
    title: t('customer:list.title'),
    filters,
    regions,
    industries,
    page: {
      ...page,
      rows: page.rows.map((row) => ({ ...row, region: regionNames.get(row.regionCode ?? '') ?? null })),
    },
    mayWrite: decide(actor, 'customer:write').allowed,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Customers() {
  const { filters, regions, industries, page, mayWrite } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const active = [filters.status, filters.region, filters.industry].filter(Boolean).length;
  return (
    <Stack>
      <PageHeader
        title={t('customer:list.title')}
        note={t('customer:list.note')}
        actions={
          mayWrite && (
            <ButtonLink to={paths.admin.newCustomer()} variant="primary" icon={IconPlus}>
              {t('customer:list.add')}
            </ButtonLink>
          )
        }
      />
      <FilterBar
        label={t('customer:list.filter')}
        search={{ name: 'q', label: t('customer:find.label'), value: filters.q }}
        active={active}
        clearTo={paths.admin.customers()}
      >
        <SelectField
          small
          label={t('customer:field.status')}
          name="status"
          empty={t('customer:list.anyStatus')}
          defaultValue={filters.status ?? ''}
          options={listedStatuses.map((status) => ({ value: status, label: t(`customer:status.${status}`) }))}
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
      </FilterBar>
      {page.degraded && <Notice tone="warning">{t('customer:list.degraded')}</Notice>}
      <Panel flush>
        <RecordTable
          caption={t('customer:list.title')}
          rows={page.rows}
          rowKey={(row) => row.id}
          rowLink={(row) => paths.admin.customer(row.id)}
          columns={[
            {
              key: 'name',
              header: t('customer:field.legalName'),
              primary: true,
              width: 'grow',
              cell: (row) => row.legalName,
            },
            {
              key: 'standing',
              header: t('customer:standing.label'),
              cell: (row) => (
                <StandingBadges
                  status={row.status}
                  owners={row.owners.map((owner) => owner.partnerName)}
                  house={row.house}
                  existing={row.existing}
                />
              ),
            },
            { key: 'region', header: t('customer:field.region'), cell: (row) => row.region ?? row.country },
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
          ]}
          empty={
            <EmptyState
              icon={IconBuilding}
              title={filters.q || active ? t('customer:list.nothingFound') : t('customer:list.empty')}
              action={mayWrite && <ButtonLink to={paths.admin.newCustomer()}>{t('customer:list.add')}</ButtonLink>}
            >
              {filters.q || active ? t('customer:list.nothingFoundHint') : t('customer:list.emptyHint')}
            </EmptyState>
          }
        />
      </Panel>
      <Pager
        previous={page.previous && paths.admin.customers({ ...filters, before: page.previous })}
        next={page.next && paths.admin.customers({ ...filters, after: page.next })}
      >
        {filters.q && page.rows.length > 0 && t('customer:list.best', { count: page.rows.length })}
      </Pager>
    </Stack>
  );
}
