// Tab-separated files for the commands of `search/`, streamed: a header, a row a line, no quoting; what would break a line is
// a space.
import { Readable } from 'node:stream';
import { listHeaders } from './headers.server.ts';

/** @param pieces rows of cells, piece by piece */
export function tsvResponse(
  fileName: string,
  header: readonly string[],
  pieces: AsyncIterable<readonly (readonly string[])[]>,
): Response {
  async function* lines() {
    yield Buffer.from(tsvRow(header));
    for await (const rows of pieces) yield Buffer.from(rows.map(tsvRow).join(''));
  }
  const headers = listHeaders(fileName, 'text/tab-separated-values');
  return new Response(Readable.toWeb(Readable.from(lines(), { objectMode: false })) as ReadableStream, { headers });
}

function tsvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`;
}
