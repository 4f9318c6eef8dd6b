// Opens a file of a known format as rows.
import type { Readable } from 'node:stream';
import { readCsv } from './read-csv.server.ts';
import { readXlsx } from './read-xlsx.server.ts';
import type { SourceRow, TextEncoding } from './source.server.ts';

/** Rows of a file in batches, header first. Close the iterator to let go of the file. Throws `UnreadableFile`. */
export function readRows(stream: Readable, { format, encoding }: { format: string; encoding: string }): AsyncGenerator<SourceRow[]> {
  return format === 'xlsx' ? readXlsx(stream) : readCsv(stream, encoding as TextEncoding);
}
