// Runs a suite on every database. Each test begins with empty tables, a clock at `testStart`, and a search engine that is
// ready and empty.
import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createConnection } from 'mysql2/promise';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, beforeEach, describe, inject } from 'vitest';
import { genesisHash } from '#app/domain/ledger/entry.ts';
import { parseEnvironment } from '#app/services/environment.server.ts';
import { diskStorage } from '#app/services/files/storage.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { type DialectName, dialectOf } from '#db/dialect.ts';
import { migrate } from '#db/migrate.ts';
import type { Schema } from '#db/schema.ts';
import { createEmbeddedEngine } from '#search/engines/embedded/engine.ts';
import { type TestClock, createClock, testStart } from './clock.ts';
import { noteStatements } from './query-log.ts';

export interface TestDatabase {
  dialect: DialectName;
  /** Everything a service works with. A new object in each test. */
  readonly work: Work;
  readonly db: Database;
  readonly clock: TestClock;
  /** Where the database is, for a second connection or another process. */
  readonly url: string;
  /**
   * A `Work` as a second app server would have it: with a pool of its own on MySQL. A process has one SQLite connection,
   * whose driver blocks the process, so there it is the same one; a second server is then a second process.
   */
  anotherServer(): Work;
  /** A second connection that only reads, on either database. Closed after the test. */
  reader(): Database;
}

/** Runs `body` once for SQLite and once for MySQL/MariaDB; where there is no server the second is skipped and reported. */
export function describeEachDatabase(name: string, body: (database: TestDatabase) => void): void {
  describe(`${name} · SQLite`, () => body(prepare('sqlite')));
  if (inject('mysqlUrl') === null) {
    appendFileSync(inject('notRunFile'), `${name} · MySQL (no MySQL or MariaDB server)\n`);
    describe.skip(`${name} · MySQL`, () => body(prepare('mysql')));
  } else {
    describe(`${name} · MySQL`, () => body(prepare('mysql')));
  }
}

/** The same for a suite whose subject does not depend on the dialect: SQLite alone. */
export function describeOnSqlite(name: string, body: (database: TestDatabase) => void): void {
  describe(name, () => body(prepare('sqlite')));
}

function prepare(dialect: DialectName): TestDatabase {
  const clock = createClock();
  let made: { work: Work; url: string } | null = null;
  let folder: string;
  let db: Database;
  let url: string;
  const opened: Database[] = [];
  const open = (connections: number) => {
    const other = openDatabase(url, connections).withPlugin(noteStatements);
    opened.push(other);
    return other;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rightful-test-'));
    url = dialect === 'sqlite' ? `sqlite:${join(folder, 'test.db')}` : await databaseOfWorker();
    db = openDatabase(url, 5).withPlugin(noteStatements);
    await migrate(db);
  });
  beforeEach(async () => {
    await emptyTables(db);
    clock.set(testStart);
    const work = createTestWork({ db, url, folder, clock });
    await rebuildEngine(work);
    made = { url, work };
  });
  afterEach(async () => {
    for (const other of opened.splice(0)) await other.destroy();
  });
  afterAll(async () => {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  const ready = () => {
    if (!made) throw new Error('The database is there inside tests and hooks, not while suites are being described.');
    return made;
  };
  return {
    dialect,
    clock,
    get work() {
      return ready().work;
    },
    get db() {
      return ready().work.db;
    },
    get url() {
      return ready().url;
    },
    anotherServer: () => (dialect === 'sqlite' ? ready().work : { ...ready().work, db: open(3) }),
    reader: () => open(1),
  };
}

/** One database per worker process, migrated by the first suite that runs in it and emptied between tests. */
async function databaseOfWorker(): Promise<string> {
  const server = inject('mysqlUrl');
  if (server === null) throw new Error('no MySQL server');
  const name = `${inject('databasePrefix')}${process.env.VITEST_POOL_ID ?? '0'}`;
  const connection = await createConnection({ uri: server });
  await connection.query(`create database if not exists \`${name}\` character set utf8mb4 collate utf8mb4_bin`);
  await connection.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export interface TestWorkParts {
  db: Database;
  url: string;
  /** A temporary folder for files. */
  folder: string;
  clock: TestClock;
}

export function createTestWork({ db, url, folder, clock }: TestWorkParts): Work {
  return {
    environment: parseEnvironment({
      NODE_ENV: 'test',
      DATABASE_URL: url,
      DATA_DIR: folder,
      APP_URL: 'http://localhost:3000',
      APP_SECRET: 'a secret for tests, long enough to be taken',
      LOG_LEVEL: 'silent',
    }),
    db,
    engine: createEmbeddedEngine(),
    files: diskStorage(join(folder, 'files')),
    log: pino({ level: 'silent' }),
    now: clock.now,
    // Time passes only when a test says so.
    wait: async () => {},
    newId: uuidv7,
  };
}

let tableNames: (keyof Schema)[] | null = null;

/** Empties every table, in one transaction that looks at references only when it ends. */
export async function emptyTables(db: Database): Promise<void> {
  tableNames ??= (await db.introspection.getTables()).map((table) => camelCase(table.name) as keyof Schema);
  const tables = tableNames;
  await db.connection().execute(async (connection) => {
    const mysql = dialectOf(connection) === 'mysql';
    if (mysql) await sql`set foreign_key_checks = 0`.execute(connection);
    await connection.transaction().execute(async (trx) => {
      if (!mysql) await sql`pragma defer_foreign_keys = on`.execute(trx);
      for (const table of tables) await trx.deleteFrom(table).execute();
      await trx.insertInto('ledgerHead').values({ id: 1, seq: 0, hash: genesisHash }).execute();
      await trx.insertInto('outboxHead').values({ id: 1, position: 0 }).execute();
    });
    if (mysql) await sql`set foreign_key_checks = 1`.execute(connection);
  });
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
