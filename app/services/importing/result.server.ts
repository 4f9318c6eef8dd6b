// The result file: every row of the source as it came, with its verdict, its problems and its customer beside it.
// UTF-8 with a byte order mark, for Excel; nothing in it can be taken for a formula.
import type { Translate } from '#app/copy/keys.ts';
import { listImportRows, type ImportRow } from '#db/repositories/import-rows.ts';
import { type ImportRecord, findImport } from '#db/repositories/imports.ts';
import type { Work } from '../work.server.ts';
import { isWritten, readHeader } from './import.server.ts';
import { problemText } from './problem-text.server.ts';
import { readDataRows } from './read.server.ts';
import { readRowProblems } from './row-data.server.ts';
import type { SourceRow } from './source.server.ts';

export type ResultAnswer =
  { ok: true; fileName: string; text: AsyncGenerator<string> } | { ok: false; reason: 'notFound' | 'notNow' };

/** Only once every row has its verdict. */
export async function importResult(work: Work, t: Translate, id: string): Promise<ResultAnswer> {
  const record = await findImport(work.db, id);
  if (!record) return { ok: false, reason: 'notFound' };
  if (!['staged', 'committing', 'stopped', 'committed'].includes(record.status)) return { ok: false, reason: 'notNow' };
  const { stream } = await work.files.open(record.storageKey);
  const fileName = `${record.fileName.replace(/\.(csv|txt|tsv|xlsx)$/i, '')}-${t('importing:result.suffix')}.csv`;
  return { ok: true, fileName, text: writeResult(work, t, record, readDataRows(stream, record)) };
}

async function* writeResult(
  work: Work,
  t: Translate,
  record: ImportRecord,
  source: AsyncGenerator<SourceRow[]>,
): AsyncGenerator<string> {
  const { columns } = readHeader(record);
  const added = (['row', 'verdict', 'state', 'problems', 'duplicateRow', 'customerId'] as const).map((name) =>
    t(`importing:result.column.${name}`),
  );
  yield `\ufeff${csvLine([...columns, ...added])}`;
  for await (const rows of source) {
    const from = rows[0]?.rowNumber ?? 0;
    const judged = await listImportRows(work.db, record.id, { after: from - 1 }, rows.length);
    const byNumber = new Map(judged.map((row) => [row.rowNumber, row]));
    let text = '';
    for (const { rowNumber, cells } of rows) {
      const row = byNumber.get(rowNumber);
      if (!row) continue;
      const own = columns.map((_column, index) => (cells[index] ?? '').replace(/\ufffd/g, ''));
      text += csvLine([...own, ...verdictCells(t, row, isWritten(record, row))]);
    }
    if (text !== '') yield text;
  }
}

function verdictCells(t: Translate, row: ImportRow, written: boolean): string[] {
  const problems = readRowProblems(row).map((problem) => problemText(t, problem));
  const customerId = row.verdict === 'new' && !written ? '' : (row.customerId ?? '');
  const pending = row.verdict === 'new' || row.verdict === 'update';
  return [
    String(row.rowNumber),
    t(`importing:verdict.${row.verdict}`),
    pending ? t(`importing:result.state.${written ? 'written' : 'pending'}`) : '',
    problems.join(' '),
    row.duplicateRow === null ? '' : String(row.duplicateRow),
    customerId,
  ];
}

/** One line; a cell that a spreadsheet would run as a formula is preceded by an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
