// Every registration within the viewer's care, by filters; exports what it shows.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RegistrationStatusBadge } from '#app/components/registration/registration-status.tsx';
import { statusKey } from '#app/components/registration/status-key.ts';
import { ExportLink } from '#app/components/ui/action/export-link.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { FilterBar } from '#app/components/ui/display/filter-bar.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { IconClipboardList } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { sightedStatuses } from '#app/domain/registration/lifecycle.ts';
import { registrationKinds } from '#app/domain/registration/registration.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { paths } from '#app/http/paths.ts';
import { listPartnersToFilter, listRegistrationsForStaff } from '#app/services/registration/list-for-staff.server.ts';
import { productLineChoices, regionChoices } from '#app/services/settings/choices.server.ts';
import { questionOf, registrationFilters } from './_parts/registration-question.ts';

export const loader = adminLoader({ can: 'review:read' }, async ({ work, actor, scope, url, viewer, t }) => {
  const asked = url.searchParams;
  const filters = registrationFilters(asked);
  const [page, partners, lines, regions] = await Promise.all([
    listRegistrationsForStaff(work, actor, scope, questionOf(filters), {
      after: parsePageKey(asked.get('after')),
      before: parsePageKey(asked.get('before')),
    }),
    listPartnersToFilter(work, scope),
    productLineChoices(work, viewer.language, filters.line),
    regionChoices(work, viewer.language, filters.region),
  ]);
  return {
    title: t('access:registrations.title'),
    filters,
    partners: partners.map(({ id, name }) => ({ value: id, label: name })),
    lines,
    regions,
    next: page.next,
    previous: page.previous,
    rows: page.rows.map(({ id, number, status, companyName, kind, partnerName, productLine, updatedAt }) => ({
      id,
      number,
      status,
      companyName,
      kind,
      partnerName,
      productLine: productLine && nameIn(viewer.language, productLine),
      updatedAt,
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Registrations() {
  const { title, filters, partners, lines, regions, rows, next, previous } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const { q, ...chosen } = filters;
  const active = Object.values(chosen).filter(Boolean).length;
  const choice = (name: keyof typeof chosen, label: string, options: { value: string; label: string }[]) => (
    <SelectField
      small
      name={name}
      label={label}
      empty={t('access:registrations.any')}
      defaultValue={chosen[name] ?? ''}
      options={options}
    />
  );
  return (
    <Stack>
      <PageHeader title={title} actions={<ExportLink to={paths.admin.registrationsExport({ ...filters })} />} />
      <FilterBar
        label={t('access:registrations.filter')}
        search={{ name: 'q', label: t('access:registrations.search'), value: q }}
        active={active}
        clearTo={paths.admin.registrations()}
      >
        {choice(
          'status',
          t('customer:field.status'),
          sightedStatuses
            .filter((status) => status !== 'draft')
            .map((status) => ({ value: status, label: t(statusKey(status, true)) })),
        )}
        {choice('partner', t('customer:view.partner'), partners)}
        {choice('line', t('claim:field.productLine'), lines)}
        {choice('region', t('customer:field.region'), regions)}
        {choice(
          'kind',
          t('review:filter.kind'),
          registrationKinds.map((kind) => ({ value: kind, label: t(`registration:kind.${kind}`) })),
        )}
      </FilterBar>
      <Panel flush>
        <RecordTable
          name="registrations"
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          rowLink={(row) => paths.admin.registration(row.id)}
          columns={[
            {
              key: 'company',
              header: t('registration:field.companyName'),
              primary: true,
              width: 'grow',
              cell: (row) => row.companyName,
            },
            {
              key: 'status',
              header: t('customer:field.status'),
              width: 'fit',
              cell: (row) => <RegistrationStatusBadge status={row.status} forStaff />,
            },
            { key: 'partner', header: t('customer:view.partner'), cell: (row) => row.partnerName },
            { key: 'line', header: t('claim:field.productLine'), width: 'fit', cell: (row) => row.productLine },
            {
              key: 'number',
              header: t('customer:view.number'),
              width: 'fit',
              cell: (row) => row.number && <Code>{row.number}</Code>,
            },
            {
              key: 'updated',
              header: t('customer:field.updatedAt'),
              width: 'fit',
              wideOnly: true,
              cell: (row) => <Time at={row.updatedAt} />,
            },
          ]}
          empty={
            <EmptyState
              icon={IconClipboardList}
              title={q || active ? t('access:registrations.nothingFound') : t('access:registrations.empty')}
            >
              {t('access:registrations.emptyHint')}
            </EmptyState>
          }
        />
      </Panel>
      <Pager
        previous={previous && paths.admin.registrations({ ...filters, before: previous })}
        next={next && paths.admin.registrations({ ...filters, after: next })}
      />
    </Stack>
  );
}
