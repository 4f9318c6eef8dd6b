// A list as a file for spreadsheets: UTF-8 with its mark, one row a line, sent as it is read.
import { Readable } from 'node:stream';
import { listHeaders } from './headers.server.ts';

type Cell = string | number | null | undefined;

/** One column of a file: its head, and what stands there in a row. */
export type CsvColumn<Row> = readonly [head: string, cell: (row: Row) => Cell];

/** @param pieces the rows, piece by piece */
export function csvResponse<Row>(
  fileName: string,
  columns: readonly CsvColumn<Row>[],
  pieces: AsyncIterable<readonly Row[]>,
): Response {
  async function* lines() {
    // Spreadsheets take the file for UTF-8 only with this mark.
    yield Buffer.from(`\ufeff${csvRow(columns.map(([head]) => head))}`);
    for await (const rows of pieces) {
      yield Buffer.from(rows.map((row) => csvRow(columns.map(([, cell]) => cell(row)))).join(''));
    }
  }
  const headers = listHeaders(fileName, 'text/csv');
  return new Response(Readable.toWeb(Readable.from(lines(), { objectMode: false })) as ReadableStream, { headers });
}

function csvRow(cells: readonly Cell[]): string {
  return `${cells.map((cell) => csvCell(String(cell ?? ''))).join(',')}\r\n`;
}

/** Quoted where needed; what a spreadsheet would take for a formula is made plain text by an apostrophe. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
