// Labelled pairs: what people said, what the matcher had said, and how often the two agree.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { VerdictBadge } from '#app/components/duplicate/evidence-bars.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { FilterBar } from '#app/components/ui/display/filter-bar.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { IconArrowsExchange, IconDownload, IconTags } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import { verdicts } from '#app/domain/duplicate/explanation.ts';
import { pairLabels } from '#app/domain/duplicate/label.ts';
import { recordRefText } from '#app/domain/duplicate/pair.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { paths } from '#app/http/paths.ts';
import { listLabels, readLabelFigures } from '#app/services/duplicate/list-labels.server.ts';
import { Figures } from './_parts/pair/figures.tsx';
import { LabelBadge } from './_parts/pair/label-badge.tsx';
import { labelFilters, labelQuestionOf } from './_parts/pair/label-question.ts';
import styles from './_parts/pair/pair.module.css';

export const loader = adminLoader({ can: 'review:read' }, async ({ work, actor, scope, url, t }) => {
  const filters = labelFilters(url.searchParams);
  const [page, figures] = await Promise.all([
    listLabels(work, actor, scope, labelQuestionOf(filters), {
      after: parsePageKey(url.searchParams.get('after')),
      before: parsePageKey(url.searchParams.get('before')),
    }),
    readLabelFigures(work, actor),
  ]);
  return {
    title: t('pair:list.title'),
    filters,
    figures,
    next: page.next,
    previous: page.previous,
    rows: page.rows.map((row) => ({
      id: row.id,
      leftName: row.leftName,
      rightName: row.rightName,
      label: row.label,
      verdict: row.verdict,
      author: row.author,
      createdAt: row.createdAt,
      to: paths.admin.compare({
        left: recordRefText({ kind: row.leftKind, id: row.leftId }),
        right: recordRefText({ kind: row.rightKind, id: row.rightId }),
      }),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Labels() {
  const { title, filters, figures, rows, next, previous } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const active = Object.values(filters).filter(Boolean).length;
  return (
    <Stack>
      <PageHeader
        title={title}
        note={t('pair:list.note')}
        actions={
          <ButtonLink to={paths.admin.compare()} variant="primary" icon={IconArrowsExchange}>
            {t('pair:list.compare')}
          </ButtonLink>
        }
      />
      <Panel title={t('pair:figures.title')}>
        <Figures figures={figures} />
      </Panel>
      <FilterBar
        label={t('pair:list.filter')}
        active={active}
        clearTo={paths.admin.labels()}
        end={
          <ButtonLink
            to={paths.admin.labelsExport({ ...filters })}
            reload
            size="sm"
            variant="quiet"
            icon={IconDownload}
          >
            {t('pair:list.export')}
          </ButtonLink>
        }
      >
        <SelectField
          small
          name="label"
          label={t('pair:list.label')}
          empty={t('pair:list.any')}
          defaultValue={filters.label ?? ''}
          options={pairLabels.map((value) => ({ value, label: t(`pair:label.${value}`) }))}
        />
        <SelectField
          small
          name="verdict"
          label={t('pair:list.verdict')}
          empty={t('pair:list.any')}
          defaultValue={filters.verdict ?? ''}
          options={verdicts.map((value) => ({ value, label: t(`matching:verdict.${value}`) }))}
        />
        <SelectField
          small
          name="agreement"
          label={t('pair:list.disagree')}
          empty={t('pair:list.any')}
          defaultValue={filters.agreement ?? ''}
          options={[{ value: 'no', label: t('pair:list.disagreeing') }]}
        />
      </FilterBar>
      <Panel flush>
        <RecordTable
          name="labels"
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          rowLink={(row) => row.to}
          columns={[
            {
              key: 'pair',
              header: t('pair:list.pair'),
              primary: true,
              width: 'grow',
              cell: (row) => (
                <span className={styles.names}>
                  <span>{row.leftName}</span>
                  <span>{row.rightName}</span>
                </span>
              ),
            },
            { key: 'label', header: t('pair:list.label'), cell: (row) => <LabelBadge label={row.label} /> },
            { key: 'verdict', header: t('pair:list.verdict'), cell: (row) => <VerdictBadge verdict={row.verdict} /> },
            { key: 'by', header: t('pair:list.by'), cell: (row) => row.author },
            { key: 'when', header: t('pair:list.when'), width: 'fit', cell: (row) => <Time at={row.createdAt} /> },
          ]}
          empty={
            <EmptyState icon={IconTags} title={active ? t('pair:list.nothingFound') : t('pair:list.empty')}>
              {!active && t('pair:list.emptyHint')}
            </EmptyState>
          }
        />
      </Panel>
      <Pager
        previous={previous && paths.admin.labels({ ...filters, before: previous })}
        next={next && paths.admin.labels({ ...filters, after: next })}
      />
    </Stack>
  );
}
