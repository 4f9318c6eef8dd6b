// Reads and writes the files of the evaluation commands: master and probes as CSV, labelled pairs as TSV. Streaming;
// a broken row throws with its line.
import { createReadStream } from 'node:fs';
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
} as const;

function listOf(value: string | undefined): string[] {
  return (value ?? '')
    .split(/[|;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
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
  for await (const row of createReadStream(path).pipe(parse(options)) as AsyncIterable<Record<string, string>>) {
    if (!row.id || !row.name) throw new Error(`${path}: a row without id or name: ${JSON.stringify(row)}`);
    const aliases = listOf(row.aliases).map((value) => ({ kind: 'alias' as const, value }));
    records.push({ id: row.id, names: [{ kind: 'legal', value: row.name }, ...aliases], ...shared(row) });
    if (records.length >= batch) {
      yield records;
      records = [];
    }
  }
  if (records.length > 0) yield records;
}

/** `probe_id,class,name,uscc,phone,email,website,country,region,address,expected_id`. */
export async function readProbes(path: string): Promise<ProbeRow[]> {
  const rows: ProbeRow[] = [];
  for await (const row of createReadStream(path).pipe(parse(options)) as AsyncIterable<Record<string, string>>) {
    rows.push({
      probeId: row.probe_id ?? '',
      class: row.class || 'all',
      probe: { name: row.name ?? '', ...shared(row) },
      expectedId: row.expected_id || null,
    });
  }
  return rows;
}

/** Tab-separated with the header `name1 name2 same`. */
export async function readPairs(path: string): Promise<NamePair[]> {
  const rows: NamePair[] = [];
  const tab = { ...options, delimiter: '\t', quote: false as const };
  for await (const row of createReadStream(path).pipe(parse(tab)) as AsyncIterable<Record<string, string>>) {
    rows.push({ name1: row.name1 ?? '', name2: row.name2 ?? '', same: row.same ?? '' });
  }
  return rows;
}

export function csvLine(values: readonly (string | null | undefined)[]): string {
  return `${values.map((value) => (/[",\n]/.test(value ?? '') ? `"${(value ?? '').replaceAll('"', '""')}"` : (value ?? ''))).join(',')}\n`;
}
