// All that differs between SQLite and MySQL/MariaDB, as named functions. Nothing else may ask which one it talks to.
import {
  type Kysely,
  MysqlAdapter,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type SqliteDialectConfig,
  type Transaction,
  sql,
} from 'kysely';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Schema } from './schema.ts';

export type DialectName = 'sqlite' | 'mysql';
type Executor = Kysely<Schema> | Transaction<Schema>;

export function dialectOf(db: Executor): DialectName {
  return db.getExecutor().adapter instanceof MysqlAdapter ? 'mysql' : 'sqlite';
}

/**
 * SQLite with `begin immediate`: a transaction takes the write lock at once, so two processes queue on it
 * instead of failing when a reader turns writer.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

export class ImmediateSqliteDialect extends SqliteDialect implements Dialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver() {
    return new ImmediateSqliteDriver(this.#config);
  }
  override createQueryCompiler() {
    return new SqliteQueryCompiler();
  }
  override createAdapter() {
    return new SqliteAdapter();
  }
  override createIntrospector(db: Kysely<unknown>) {
    return new SqliteIntrospector(db);
  }
}

interface DriverError {
  code?: string;
  errno?: number;
  message?: string;
}

/** A unique or primary key was already taken. */
export function isDuplicateKey(error: unknown): boolean {
  const { code, errno } = error as DriverError;
  return (
    errno === 1062 ||
    code === 'ER_DUP_ENTRY' ||
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}

/** Another transaction was in the way (deadlock, lock wait, busy file): the whole transaction may be tried again. */
export function isTransient(error: unknown): boolean {
  const { code, errno } = error as DriverError;
  return (
    errno === 1213 ||
    errno === 1205 ||
    errno === 1020 ||
    code === 'ER_LOCK_DEADLOCK' ||
    code === 'ER_LOCK_WAIT_TIMEOUT' ||
    (typeof code === 'string' && (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED'))
  );
}

/**
 * How many rows a statement that inserts many takes, largest first: few sizes, so that each is prepared once. A statement
 * to a server is a journey, so it carries more.
 */
export function rowsPerInsert(db: Executor): readonly number[] {
  return dialectOf(db) === 'mysql' ? [400, 40, 4, 1] : [32, 4, 1];
}

/** Inserts rows, leaving alone those whose key is already there. */
export function insertIgnore<Table extends keyof Schema>(db: Executor, table: Table) {
  const insert = db.insertInto(table);
  return dialectOf(db) === 'mysql' ? insert.ignore() : insert.orIgnore();
}

/**
 * Adds one to a rate limit's counter, making it where the window is new, and answers the new count. One statement,
 * so no two callers are ever told the same number.
 */
export async function countUp(db: Executor, window: { keyHash: string; windowStart: Instant }): Promise<number> {
  const insert = db.insertInto('rateLimits').values({ ...window, count: 1 });
  if (dialectOf(db) === 'mysql') {
    // `last_insert_id(n)` hands the updated value back with the same statement; a fresh row reports none.
    const { insertId } = await insert
      .onDuplicateKeyUpdate({ count: sql`last_insert_id(count + 1)` })
      .executeTakeFirstOrThrow();
    return insertId === undefined ? 1 : Number(insertId);
  }
  const row = await insert
    .onConflict((conflict) =>
      conflict.columns(['keyHash', 'windowStart']).doUpdateSet((eb) => ({ count: eb('rateLimits.count', '+', 1) })),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
