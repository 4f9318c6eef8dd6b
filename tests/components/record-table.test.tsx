import { StaticRouter } from 'react-router-dom/server.js';
import { expect, it } from 'vitest';
import { RecordTable, type Column } from '#app/components/ui/display/record-table.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { render, textOf } from './render.tsx';

type Row = { id: string; name: string; amount: string };
const columns: Column<Row>[] = [
  { key: 'name', header: 'Customer', primary: true, cell: (row) => row.name },
  { key: 'amount', header: 'Amount', align: 'end', cell: (row) => row.amount },
];
const table = {
  caption: 'Registrations',
  columns,
  rowKey: (row: Row) => row.id,
  rowLink: (row: Row) => `/portal/registrations/${row.id}`,
} as const;

it('names itself, and links each row once', () => {
  const markup = render(
    <RecordTable {...table} rows={[{ id: 'r1', name: '智联科创', amount: '¥1.00' }]} currentKey="r1" />,
  );
  expect(markup).toMatch(/<caption[^>]*>Registrations<\/caption>/);
  expect(markup.match(/href="\/portal\/registrations\/r1"/g)).toHaveLength(1);
  expect(markup).toMatch(/<tr data-row="r1" aria-current="true">/);
  expect(markup).toContain('data-label="Amount"');
});

it('without rows shows what it was told to show instead', () => {
  const markup = render(<RecordTable {...table} rows={[]} empty={<EmptyState title="Nothing registered yet" />} />);
  expect(textOf(markup)).toBe('Nothing registered yet');
});

it('leaves out what a person has put away, and offers it under the table', () => {
  const rows = [{ id: 'r1', name: '智联科创', amount: '¥1.00' }];
  const page = (
    <StaticRouter location="/admin/registrations?q=x">
      <RecordTable {...table} name="registrations" rows={rows} />
    </StaticRouter>
  );
  const shown = render(page);
  expect(textOf(shown)).toContain('¥1.00');
  expect(shown).toContain('<input type="hidden" name="returnTo" value="/admin/registrations?q=x"/>');
  // The name of a row always stays: it carries the link.
  const markup = render(page, { hiddenColumns: { registrations: ['amount', 'name'] } });
  expect(textOf(markup)).not.toContain('¥1.00');
  expect(textOf(markup)).toContain('智联科创');
  expect(markup).toContain('<input type="checkbox" name="shown[]" value="amount"/>');
  expect(markup).not.toContain('name="shown[]" value="name"');
});
