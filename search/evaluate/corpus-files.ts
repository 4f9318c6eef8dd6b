// Reads and writes the files of the evaluation commands: master and probes as CSV, labelled pairs as TSV. Streaming;
// a broken row throws with its line.
import { createReadStream, readFileSync } from 'node:fs';
import type { Options } from 'csv-parse';
import { parse } from 'csv-parse';
import type { CompanyRecord, Probe } from '../matching/record.ts';

export type ProbeRow = { probeId: string; class: string; probe: Probe; expectedId: string | null };
export type NamePair = { name1: string; name2: string; same: string };

const options = {
  columns: true,
  bom: true,
  skip_empty_lines: true,
  relax_column_count: true,
  relax_quotes: true,
  trim: true,
  info: true,
} as const;

type Row = { record: Record<string, string>; info: { lines: number } };

/** Several values in one cell are separated by `|`; anything else belongs to the value. */
function listOf(value: string | undefined): string[] {
  return (value ?? '')
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Rows with the line each ends on; a file without one of `columns` in its header is refused. */
async function* rowsOf(
  path: string,
  format: Options,
  columns: readonly string[],
): AsyncGenerator<{ row: Record<string, string>; line: number }> {
  let header: string[] | null = null;
  const parser = createReadStream(path).pipe(
    parse({
      ...format,
      columns: (names: string[]) => {
        header = names.map((name) => name.trim());
        const lacking = columns.filter((name) => !header?.includes(name));
        if (lacking.length > 0)
          throw new Error(
            `${path}, line 1: the header must name the columns ${columns.join(', ')}; it is "${names.join(', ')}"`,
          );
        return header;
      },
    }),
  );
  for await (const { record, info } of parser as AsyncIterable<Row>) yield { row: record, line: info.lines };
  if (header === null) throw new Error(`${path} is empty; its first line must name the columns ${columns.join(', ')}`);
}

function shared(
  row: Record<string, string>,
): Pick<CompanyRecord, 'uscc' | 'phones' | 'emails' | 'websiteDomain' | 'country' | 'region' | 'address'> {
  return {
    uscc: row.uscc || null,
    phones: listOf(row.phone),
    emails: listOf(row.email),
    websiteDomain: row.website || null,
    country: row.country || null,
    region: row.region || null,
    address: row.address || null,
  };
}

/** `id,name,aliases,uscc,phone,email,website,country,region,address,industry`; only id and name must be filled. */
export async function* readMaster(path: string, batch = 2_000): AsyncGenerator<CompanyRecord[]> {
  let records: CompanyRecord[] = [];
  for await (const { row, line } of rowsOf(path, options, ['id', 'name'])) {
    if (!row.id || !row.name)
      throw new Error(`${path}, line ${String(line)}: a row without id or name: ${JSON.stringify(row)}`);
    const aliases = listOf(row.aliases).map((value) => ({ kind: 'alias' as const, value }));
    records.push({ id: row.id, names: [{ kind: 'legal', value: row.name }, ...aliases], ...shared(row) });
    if (records.length >= batch) {
      yield records;
      records = [];
    }
  }
  if (records.length > 0) yield records;
}

/** `probe_id,class,name,uscc,phone,email,website,country,region,address,expected_id`; name and expected_id must be columns. */
export async function readProbes(path: string): Promise<ProbeRow[]> {
  const rows: ProbeRow[] = [];
  for await (const { row } of rowsOf(path, options, ['name', 'expected_id'])) {
    rows.push({
      probeId: row.probe_id ?? '',
      class: row.class || 'all',
      probe: { name: row.name ?? '', ...shared(row) },
      expectedId: row.expected_id || null,
    });
  }
  return rows;
}

/** Tab-separated with the header `name1 name2 same`; names are kept as they are given, spaces and quotes included. */
export async function readPairs(path: string): Promise<NamePair[]> {
  const rows: NamePair[] = [];
  const tab = { ...options, delimiter: '\t', quote: false as const, trim: false };
  for await (const { row, line } of rowsOf(path, tab, ['name1', 'name2', 'same'])) {
    const { name1, name2, same } = row;
    if (name1 === undefined || name2 === undefined || same === undefined)
      throw new Error(
        `${path}, line ${String(line)}: three columns separated by tabs are needed: ${JSON.stringify(row)}`,
      );
    rows.push({ name1, name2, same });
  }
  return rows;
}

/** Names with the brand people read in them: `name<tab or space>brand` a line, nothing behind the name for no brand. */
export function readBrands(path: string): { name: string; brand: string }[] {
  return readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.includes('\t') ? line.lastIndexOf('\t') : line.lastIndexOf(' ');
      return at < 0 ? { name: line, brand: '' } : { name: line.slice(0, at).trim(), brand: line.slice(at + 1) };
    });
}
