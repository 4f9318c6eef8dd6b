// The rows of an import under their verdicts, with the reasons, one page at a time.
import { Link } from '#app/components/ui/action/link.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { type Column, RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Tabs } from '#app/components/ui/display/tabs.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { IconTable } from '#app/components/ui/icons.ts';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { type RowVerdict, type VerdictCounts, rowVerdicts } from '#app/domain/importing/lifecycle.ts';
import type { RowProblem } from '#app/domain/importing/row.ts';
import { paths } from '#app/http/paths.ts';
import styles from './rows-table.module.css';
import { RowVerdictBadge } from './status-badge.tsx';

export interface ShownImportRow {
  rowNumber: number;
  verdict: RowVerdict;
  name: string;
  code: string;
  duplicateRow: number | null;
  customer: { id: string; name: string } | null;
  written: boolean;
  problems: RowProblem[];
}

export function RowsTable({
  importId,
  verdict,
  counts,
  page,
}: {
  importId: string;
  verdict: RowVerdict | null;
  counts: VerdictCounts;
  page: { rows: ShownImportRow[]; previous: number | null; next: number | null };
}) {
  const { t } = useCopy();
  const total = rowVerdicts.reduce((sum, name) => sum + counts[name], 0);
  return (
    <Stack gap="sm">
      <Tabs
        label={t('importing:rows.tabs')}
        tabs={[
          { to: paths.admin.import(importId), label: t('importing:rows.all'), current: verdict === null, count: total },
          ...rowVerdicts.map((name) => ({
            to: paths.admin.import(importId, { verdict: name }),
            label: t(`importing:verdict.${name}`),
            current: verdict === name,
            count: counts[name],
          })),
        ]}
      />
      {verdict && <p className={styles.hint}>{t(`importing:verdictHint.${verdict}`)}</p>}
      <Panel flush>
        <RecordTable
          caption={t('importing:rows.title')}
          rows={page.rows}
          rowKey={(row) => String(row.rowNumber)}
          columns={[
            { key: 'row', header: t('importing:rows.row'), align: 'end', width: 'fit', cell: (row) => row.rowNumber },
            {
              key: 'verdict',
              header: t('importing:rows.verdict'),
              width: 'fit',
              cell: (row) => <RowVerdictBadge verdict={row.verdict} />,
            },
            {
              key: 'name',
              header: t('importing:rows.name'),
              primary: true,
              width: 'grow',
              cell: (row) => row.name || '—',
            },
            {
              key: 'code',
              header: t('importing:rows.code'),
              width: 'fit',
              wideOnly: true,
              cell: (row) => row.code && <Code>{row.code}</Code>,
            },
            { key: 'because', header: t('importing:rows.because'), cell: (row) => <Because row={row} /> },
            ...(page.rows.some((row) => row.customer) ? [customerColumn(t('importing:rows.customer'))] : []),
          ]}
          empty={
            <EmptyState icon={IconTable} title={t('importing:rows.none')}>
              {t('importing:rows.noneHint')}
            </EmptyState>
          }
        />
      </Panel>
      <Pager
        previous={page.previous === null ? null : paths.admin.import(importId, { verdict, before: page.previous })}
        next={page.next === null ? null : paths.admin.import(importId, { verdict, after: page.next })}
      />
    </Stack>
  );
}

/** Left out where no row means a customer yet. */
function customerColumn(header: string): Column<ShownImportRow> {
  return {
    key: 'customer',
    header,
    cell: ({ customer }) =>
      customer && <Link to={paths.admin.customer(customer.id)}>{customer.name || customer.id}</Link>,
  };
}

function Because({ row }: { row: ShownImportRow }) {
  const { t } = useCopy();
  const reasons = row.problems.map(({ code, field, value, line }) =>
    t(`importing:problem.${code}`, {
      field: field ? t(`importing:field.${field}`) : '',
      value: value ?? '',
      line: line ?? 0,
    }),
  );
  if (row.verdict === 'duplicate') {
    reasons.unshift(
      row.duplicateRow === null
        ? t('importing:rows.duplicateOfCustomer')
        : t('importing:rows.duplicateOfRow', { row: row.duplicateRow }),
    );
  }
  if (row.written) reasons.unshift(t('importing:rows.written'));
  if (reasons.length === 0) return null;
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
