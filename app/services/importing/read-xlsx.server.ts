// Reads the first visible sheet of a workbook as rows, streaming. The file must have passed `inspectXlsx`.
import type { Readable } from 'node:stream';
import exceljs from 'exceljs';
import { fileLimits } from '#app/domain/importing/field.ts';
import { type SourceRow, UnreadableFile } from './source.server.ts';

const rowsPerBatch = 500;

export async function* readXlsx(stream: Readable): AsyncGenerator<SourceRow[]> {
  const workbook = new exceljs.stream.xlsx.WorkbookReader(stream, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'ignore',
    entries: 'ignore',
  });
  try {
    for await (const sheet of workbook) {
      if ((sheet as unknown as { state?: string }).state?.toLowerCase().includes('hidden')) {
        for await (const _row of sheet);
        continue;
      }
      let batch: SourceRow[] = [];
      for await (const row of sheet) {
        if (row.number > fileLimits.rows) throw new UnreadableFile('tooManyRows');
        const cells = cellsOf(row.values);
        if (cells.every((cell) => cell === '')) continue;
        const tooLong = cells.findIndex((cell) => cell.length > fileLimits.cellCharacters);
        batch.push(
          tooLong < 0
            ? { rowNumber: row.number, cells }
            : {
                rowNumber: row.number,
                cells: cells.map((cell) => cell.slice(0, 1_000)),
                problem: { code: 'cellTooLong' },
              },
        );
        if (batch.length === rowsPerBatch) {
          yield batch;
          batch = [];
        }
      }
      if (batch.length > 0) yield batch;
      return;
    }
    throw new UnreadableFile('empty');
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile('damagedExcel');
  } finally {
    stream.destroy();
  }
}

/** Cells by column from the first on; the library counts from 1 and leaves gaps. Cells beyond the limit are dropped. */
function cellsOf(values: unknown): string[] {
  const list = Array.isArray(values) ? values : [];
  const cells: string[] = [];
  for (let column = 1; column < Math.min(list.length, fileLimits.columns + 2); column += 1)
    cells.push(textOf(list[column]));
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  return cells;
}

/** What a person sees in a cell: rich text joined, a formula's result, a link's text, an error as nothing. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(0) : String(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return '';
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map((part: { text?: unknown }) => textOf(part.text)).join('');
  if ('result' in value) return textOf(value.result);
  if ('text' in value) return textOf(value.text);
  return '';
}
