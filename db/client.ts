// The only place that opens a database. `sqlite:PATH` (or nothing) is the embedded one, `mysql://…` a server.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  CamelCasePlugin,
  Kysely,
  MysqlDialect,
  type SqliteDatabase,
  type SqliteStatement,
  type Transaction,
} from 'kysely';
import SqliteConnection from 'libsql';
import { createPool } from 'mysql2';
import { type DialectName, ImmediateSqliteDialect, dialectOf, isTransient } from './dialect.ts';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;
export type Trx = Transaction<Schema>;
/** A repository reads through either. */
export type Reader = Database | Trx;

const plugins = () => [new CamelCasePlugin({ maintainNestedObjectKeys: true })];

/**
 * @param url `mysql://user:password@host:port/name`, or `sqlite:PATH` (`sqlite::memory:` for a database of one process)
 * @param connections size of the MySQL pool; SQLite has one connection per process
 */
export function openDatabase(url: string, connections = 10): Database {
  if (/^(mysql|mariadb):/.test(url)) {
    const pool = createPool({
      uri: url.replace(/^mariadb:/, 'mysql:'),
      connectionLimit: connections,
      charset: 'utf8mb4_bin',
      timezone: 'Z',
      supportBigNumbers: true,
      bigNumberStrings: false,
    });
    return new Kysely<Schema>({ dialect: new MysqlDialect({ pool }), plugins: plugins() });
  }
  const path = url.replace(/^sqlite:/, '');
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const connection = new SqliteConnection(path, { timeout: 15_000 });
  connection.exec(
    'pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on; pragma cache_size = -65536; pragma temp_store = memory; pragma wal_autocheckpoint = 16000',
  );
  return new Kysely<Schema>({
    dialect: new ImmediateSqliteDialect({ database: rememberStatements(connection as unknown as SqliteDatabase) }),
    plugins: plugins(),
  });
}

const statementsKept = 400;

/** Preparing costs as much as running a small query: a statement is prepared once and kept while it is used. */
function rememberStatements(database: SqliteDatabase): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close() {
      statements.clear();
      database.close();
    },
    prepare(text) {
      const known = statements.get(text);
      if (known) return known;
      const prepared = database.prepare(text);
      // `reader` is worked out anew at every look; it never changes.
      const statement: SqliteStatement = {
        reader: prepared.reader,
        all: (parameters) => prepared.all(parameters),
        run: (parameters) => prepared.run(parameters),
        iterate: (parameters) => prepared.iterate(parameters),
      };
      if (statements.size >= statementsKept) statements.delete(statements.keys().next().value ?? '');
      statements.set(text, statement);
      return statement;
    },
  };
}

/** Which database a URL names, without opening it. */
export function dialectOfUrl(url: string): DialectName {
  return /^(mysql|mariadb):/.test(url) ? 'mysql' : 'sqlite';
}

const attempts = 5;

/**
 * Runs `body` in one transaction (read committed on MySQL, so a row locked first is read as it is now), trying the
 * whole again when another transaction was in the way. `body` must therefore have no effect outside the database.
 */
export async function inTransaction<Result>(db: Database, body: (trx: Trx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const transaction = db.transaction();
      return await (dialectOf(db) === 'mysql' ? transaction.setIsolationLevel('read committed') : transaction).execute(
        body,
      );
    } catch (error) {
      if (attempt >= attempts || !isTransient(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 20 + Math.random() * 30));
    }
  }
}
