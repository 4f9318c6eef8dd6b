// Many rows into one table: the statement is written once and kept, the values come in one plain array. For tables that
// fill by the hundred thousand, where building a query a batch costs more than running it.
import { CompiledQuery, type Insertable } from 'kysely';
import type { Trx } from '../client.ts';
import { insertIgnore, rowsPerInsert } from '../dialect.ts';
import type { Schema } from '../schema.ts';

/** What becomes of a row whose key is there already. */
type Taken = 'fails' | 'isLeftOut';

/** By dialect (each has sizes of its own), table, columns, rows and what becomes of a taken key. */
const texts = new Map<string, string>();

/** @param values those of the first row in the order of `columns`, then those of the next, and so on */
export async function insertMany<Table extends keyof Schema & string>(
  trx: Trx,
  table: Table,
  columns: readonly (keyof Insertable<Schema[Table]> & string)[],
  values: readonly unknown[],
  taken: Taken = 'fails',
): Promise<void> {
  const sizes = rowsPerInsert(trx);
  let start = 0;
  for (const rows of sizes) {
    const step = rows * columns.length;
    if (values.length - start < step) continue;
    const name = `${sizes.join()} ${table} ${columns.join()} ${taken} ${rows}`;
    const text = texts.get(name) ?? textOf(trx, table, columns, rows, taken);
    texts.set(name, text);
    for (; values.length - start >= step; start += step)
      await trx.executeQuery(CompiledQuery.raw(text, values.slice(start, start + step)));
  }
}

function textOf(
  trx: Trx,
  table: keyof Schema & string,
  columns: readonly string[],
  rows: number,
  taken: Taken,
): string {
  const row = Object.fromEntries(columns.map((column) => [column, null]));
  const values = Array.from({ length: rows }, () => row) as unknown as Insertable<Schema[typeof table]>[];
  const insert = taken === 'fails' ? trx.insertInto(table) : insertIgnore(trx, table);
  return insert.values(values).compile().sql;
}
