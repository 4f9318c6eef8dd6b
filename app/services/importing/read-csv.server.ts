// Reads delimited text as rows: the delimiter recognised, broken quoting contained in the row it begins in.
import type { Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import { fileLimits } from '#app/domain/importing/field.ts';
import { decodeText } from './decode.server.ts';
import { type SourceRow, type TextEncoding, UnreadableFile } from './source.server.ts';

const delimiters = [',', ';', '\t', '|'] as const;
/** A row larger than this has lost its closing quote. */
const largestRow = 256 * 1024;
/** A file with more broken rows than this is not one. */
const mostBroken = 1_000;
const rowsPerBatch = 500;

export async function* readCsv(stream: Readable, encoding: TextEncoding): AsyncGenerator<SourceRow[]> {
  const text = decodeText(stream, encoding);
  let head = '';
  let ended = false;
  while (!ended && head.length < 64 * 1024) {
    const next = await text.next();
    if (next.done) ended = true;
    else head += next.value;
  }
  head = head.replace(/^\ufeff/, '');
  if (head.trim() === '') throw new UnreadableFile('empty');
  const reading = new Reading(detectDelimiter(head));
  try {
    for (let piece: string | null = head; piece !== null;) {
      await reading.take(Buffer.from(piece, 'utf8'));
      while (reading.rows.length >= rowsPerBatch) yield reading.rows.splice(0, rowsPerBatch);
      const next: IteratorResult<string> = ended ? { done: true, value: undefined } : await text.next();
      piece = next.done ? null : next.value;
    }
    await reading.end();
    while (reading.rows.length > 0) yield reading.rows.splice(0, rowsPerBatch);
  } finally {
    await text.return(undefined);
    stream.destroy();
  }
}

/** The delimiter that stands outside quotes in the same number on most of the first lines. */
export function detectDelimiter(text: string): string {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    const alike = counts.filter((count) => count === first).length;
    const score = first === 0 ? 0 : alike * 1_000 + first;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/**
 * One pass over the text with csv-parse. When a row breaks, the parser is started anew on the line after the one the
 * row began on, so only that line is lost; what was fed since the last good row is kept for it.
 */
class Reading {
  readonly rows: SourceRow[] = [];
  #parser: Parser;
  /** Bytes fed to this parser that no finished row has used up. */
  #pending: Buffer[] = [];
  /** Bytes this parser was given that finished rows used up. */
  #usedBytes = 0;
  /** Rows and lines before this parser began. */
  #rowsBefore = 0;
  #linesBefore = 0;
  #rowsHere = 0;
  #linesHere = 0;
  #broken = 0;

  constructor(readonly delimiter: string) {
    this.#parser = this.#start();
  }

  #start(): Parser {
    const parser = parse({
      delimiter: this.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: largestRow,
      on_record: (cells: string[], { bytes, lines, records }) => {
        this.#use(bytes);
        this.#rowsHere = records;
        this.#linesHere = lines;
        const rowNumber = this.#rowsBefore + records;
        if (rowNumber > fileLimits.rows) throw new UnreadableFile('tooManyRows');
        // An empty line counts, as in a spreadsheet, and is no row.
        if (cells.some((cell) => cell !== '')) this.rows.push({ rowNumber, cells });
        return null;
      },
    });
    parser.on('error', () => {});
    parser.resume();
    return parser;
  }

  #use(bytes: number): void {
    let use = bytes - this.#usedBytes;
    this.#usedBytes = bytes;
    while (use > 0 && this.#pending.length > 0) {
      const first = this.#pending[0] ?? Buffer.alloc(0);
      if (first.length <= use) {
        use -= first.length;
        this.#pending.shift();
      } else {
        this.#pending[0] = first.subarray(use);
        use = 0;
      }
    }
  }

  async take(bytes: Buffer): Promise<void> {
    let next: Buffer | null = bytes;
    while (next !== null) {
      this.#pending.push(next);
      const error = await this.#write(next);
      next = error ? this.#recover(error) : null;
    }
  }

  async end(): Promise<void> {
    for (;;) {
      const error = await this.#finish();
      if (!error) return;
      const rest = this.#recover(error);
      if (rest.length === 0) return;
      await this.take(rest);
    }
  }

  #write(bytes: Buffer): Promise<Error | null> {
    return new Promise((resolve) => this.#parser.write(bytes, (error) => resolve(error ?? null)));
  }

  #finish(): Promise<Error | null> {
    return new Promise((resolve) => {
      this.#parser.once('error', resolve);
      this.#parser.once('close', () => resolve(null));
      this.#parser.end();
    });
  }

  /** Reports the line the broken row begins on, starts a fresh parser after it, and answers the bytes to feed it. */
  #recover(error: Error): Buffer {
    if (!(error instanceof CsvError)) throw error;
    this.#broken += 1;
    if (this.#broken > mostBroken) throw new UnreadableFile('brokenQuoting');
    const left = Buffer.concat(this.#pending);
    const end = left.indexOf(10);
    const line = left.subarray(0, end < 0 ? left.length : end).toString('utf8');
    const rest = end < 0 ? Buffer.alloc(0) : left.subarray(end + 1);
    this.#rowsBefore += this.#rowsHere + 1;
    this.#linesBefore += this.#linesHere + 1;
    this.rows.push({
      rowNumber: this.#rowsBefore,
      cells: line.slice(0, fileLimits.cellCharacters).trimEnd().split(this.delimiter).slice(0, fileLimits.columns),
      problem: { code: 'quoting', line: this.#linesBefore },
    });
    this.#parser.destroy();
    this.#rowsHere = 0;
    this.#linesHere = 0;
    this.#usedBytes = 0;
    this.#pending = [];
    this.#parser = this.#start();
    return rest;
  }
}
