// Before the first suite: finds a MySQL or MariaDB server for the workers (TEST_MYSQL_URL, a running one on this machine,
// or one started here), and after the last drops what the workers made in it.
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { TestProject } from 'vitest/node';
import { answers, startServer } from './mysql-server.ts';
import { isRequired } from './services.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** `mysql://…` without a database name; null where there is no server. */
    mysqlUrl: string | null;
    /** Databases of this run begin with it. */
    databasePrefix: string;
    /** Suites that could not run add a line here. */
    notRunFile: string;
  }
}

const local = 'mysql://rightful:rightful@127.0.0.1:3306';

async function findServer(): Promise<{ url: string; stop: () => Promise<void> } | null> {
  const given = process.env.TEST_MYSQL_URL;
  if (given) {
    if (!(await answers(given)))
      throw new Error('TEST_MYSQL_URL is set, but no server answers there that lets its user create databases.');
    return { url: given, stop: async () => {} };
  }
  if (await answers(local)) return { url: local, stop: async () => {} };
  return startServer();
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const databasePrefix = `rightful_test_${randomBytes(4).toString('hex')}_`;
  const notRunFile = resolve(process.env.NOT_RUN_FILE ?? '.cache/not-run.txt');
  mkdirSync(dirname(notRunFile), { recursive: true });
  if (!process.env.NOT_RUN_FILE) writeFileSync(notRunFile, '');
  const server = await findServer();
  if (!server && isRequired('mysql')) {
    throw new Error(
      'REQUIRE_SERVICES names mysql, but there is no server: install mariadb-server, or set TEST_MYSQL_URL.',
    );
  }
  project.provide('mysqlUrl', server?.url ?? null);
  project.provide('databasePrefix', databasePrefix);
  project.provide('notRunFile', notRunFile);
  return async () => {
    if (!server) return;
    await dropDatabases(server.url, databasePrefix);
    await server.stop();
  };
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const connection = await createConnection({ uri: url });
  const [rows] = await connection.query(
    'select schema_name as name from information_schema.schemata where left(schema_name, ?) = ?',
    [prefix.length, prefix],
  );
  for (const row of rows as { name: string }[]) await connection.query(`drop database \`${row.name}\``);
  await connection.end();
}
