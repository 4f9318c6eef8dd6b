// Partners in the viewer's care, with their claims against their capacity.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { ExportLink } from '#app/components/ui/action/export-link.tsx';
import { FilterBar } from '#app/components/ui/display/filter-bar.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { IconBan, IconBuildingStore, IconPlus } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { formatNumber } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { decide } from '#app/domain/access/policy.ts';
import { partnerKinds, partnerStatuses } from '#app/domain/partner/partner.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { listPartners } from '#app/services/partner/list.server.ts';
import { partnerFilters, partnerQuestionOf } from './_parts/partner/question.ts';

export const loader = adminLoader({ can: 'partner:read' }, async ({ work, actor, scope, url, t }) => {
  const asked = url.searchParams;
  const filters = partnerFilters(asked);
  const place = (name: 'after' | 'before') => {
    const id = idParam.safeParse(asked.get(name));
    return id.success ? { name: asked.get('name') ?? '', id: id.data } : null;
  };
  const page = await listPartners(work, actor, scope, partnerQuestionOf(filters), {
    after: place('after'),
    before: place('before'),
  });
  return { title: t('partner:list.title'), filters, page, mayWrite: decide(actor, 'partner:write').allowed };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Partners() {
  const { title, filters, page, mayWrite } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const active = [filters.kind, filters.status].filter(Boolean).length;
  return (
    <Stack>
      <PageHeader
        title={title}
        actions={
          <>
            {page.rows.length > 0 && <ExportLink to={paths.admin.partnersExport({ ...filters })} />}
            {mayWrite && (
              <ButtonLink to={paths.admin.newPartner()} variant="primary" icon={IconPlus}>
                {t('partner:list.add')}
              </ButtonLink>
            )}
          </>
        }
      />
      <FilterBar
        label={t('partner:list.filter')}
        search={{ name: 'q', label: t('partner:list.search'), value: filters.q }}
        active={active}
        clearTo={paths.admin.partners()}
      >
        <SelectField
          small
          name="kind"
          label={t('partner:field.kind')}
          empty={t('partner:list.any')}
          defaultValue={filters.kind ?? ''}
          options={partnerKinds.map((kind) => ({ value: kind, label: t(`partner:kind.${kind}`) }))}
        />
        <SelectField
          small
          name="status"
          label={t('partner:field.status')}
          empty={t('partner:list.any')}
          defaultValue={filters.status ?? ''}
          options={partnerStatuses.map((status) => ({ value: status, label: t(`partner:status.${status}`) }))}
        />
      </FilterBar>
      <Panel flush>
        <RecordTable
          name="partners"
          caption={title}
          rows={page.rows}
          rowKey={(row) => row.id}
          rowLink={(row) => paths.admin.partner(row.id)}
          columns={[
            { key: 'name', header: t('partner:field.name'), primary: true, width: 'grow', cell: (row) => row.name },
            {
              key: 'status',
              header: t('partner:field.status'),
              width: 'fit',
              cell: (row) =>
                row.status === 'active' ? (
                  <StatusBadge tone="success">{t('partner:status.active')}</StatusBadge>
                ) : (
                  <StatusBadge icon={IconBan}>{t('partner:status.suspended')}</StatusBadge>
                ),
            },
            {
              key: 'kind',
              header: t('partner:field.kind'),
              width: 'fit',
              cell: (row) => t(`partner:kind.${row.kind}`),
            },
            {
              key: 'tier',
              header: t('partner:field.tier'),
              width: 'fit',
              cell: (row) => t(`partner:tier.${row.tier}`),
            },
            { key: 'parent', header: t('partner:field.parent'), wideOnly: true, cell: (row) => row.parentName },
            { key: 'manager', header: t('partner:field.manager'), cell: (row) => row.managerName },
            {
              key: 'claims',
              header: t('partner:field.claims'),
              align: 'end',
              width: 'fit',
              cell: (row) => `${formatNumber(row.liveClaims)} / ${formatNumber(row.capacity)}`,
            },
          ]}
          empty={
            <EmptyState
              icon={IconBuildingStore}
              title={filters.q || active ? t('partner:list.nothingFound') : t('partner:list.empty')}
            >
              {t('partner:list.emptyHint')}
            </EmptyState>
          }
        />
      </Panel>
      <Pager
        previous={
          page.previous && paths.admin.partners({ ...filters, before: page.previous.id, name: page.previous.name })
        }
        next={page.next && paths.admin.partners({ ...filters, after: page.next.id, name: page.next.name })}
      />
    </Stack>
  );
}
