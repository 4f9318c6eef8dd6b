// Opens a file of a known format as rows.
import type { Readable } from 'node:stream';
import { readCsv } from './read-csv.server.ts';
import { readXlsx } from './read-xlsx.server.ts';
import type { SourceRow, TextEncoding } from './source.server.ts';

/** Rows of a file in batches, header first. Close the iterator to let go of the file. Throws `UnreadableFile`. */
export function readRows(
  stream: Readable,
  { format, encoding }: { format: string; encoding: string },
): AsyncGenerator<SourceRow[]> {
  return format === 'xlsx' ? readXlsx(stream) : readCsv(stream, encoding as TextEncoding);
}

/** The same without the header. */
export async function* readDataRows(
  stream: Readable,
  format: { format: string; encoding: string },
): AsyncGenerator<SourceRow[]> {
  let first = true;
  for await (const rows of readRows(stream, format)) {
    const body = first ? rows.slice(1) : rows;
    first = false;
    if (body.length > 0) yield body;
  }
}
