// Column shapes shared by the migrations, for both dialects. Frozen like the migrations that use it: a new shape gets a new name.
import { type CreateTableBuilder, type Kysely, MysqlAdapter, sql } from 'kysely';

export const id = sql`char(36)`;
/** ISO 8601 UTC with milliseconds, `2026-01-31T08:30:00.000Z`: sorts as text, alike in both dialects. */
export const instant = sql`char(24)`;
/** ISO 8601 calendar date, `2026-01-31`. */
export const day = sql`char(10)`;
export const code = sql`varchar(64)`;
export const label = sql`varchar(191)`;
/** As typed by a person; names run to 400 characters. */
export const line = sql`varchar(400)`;
export const hash = sql`char(64)`;

function isMysql(db: Kysely<any>): boolean {
  return db.getExecutor().adapter instanceof MysqlAdapter;
}

/** A row's number within the database, given when it is inserted: an auto-incremented primary key, on SQLite the table's own tree. */
export function rowNumber(db: Kysely<any>) {
  return isMysql(db) ? sql`bigint` : sql`integer`;
}

/** Text of any length, JSON included. */
export function longText(db: Kysely<any>) {
  return isMysql(db) ? sql`longtext` : sql`text`;
}

/**
 * Creates the table with byte-wise text comparison, as SQLite has it and MySQL by default has not.
 * `small` rows live in the primary key's own tree on SQLite, as they always do on MySQL: one tree less to write.
 */
export async function create<Name extends string, Column extends string>(
  db: Kysely<any>,
  table: CreateTableBuilder<Name, Column>,
  rows: 'small' | 'large' = 'large',
): Promise<void> {
  const end = isMysql(db)
    ? sql`engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin`
    : rows === 'small'
      ? sql`without rowid`
      : null;
  await (end ? table.modifyEnd(end) : table).execute();
}

export async function index(db: Kysely<any>, table: string, columns: string[], unique = false): Promise<void> {
  const name = `${unique ? 'uq' : 'ix'}_${table}_${columns.join('_')}`.slice(0, 60);
  const builder = db.schema.createIndex(name).on(table).columns(columns);
  await (unique ? builder.unique() : builder).execute();
}
