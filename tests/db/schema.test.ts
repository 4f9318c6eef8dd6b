// `schema.ts` says what the migrations made: same tables, same columns, null where null may be, on both databases.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrate, pendingMigrations } from '#db/migrate.ts';
import { type TestDatabase, describeEachDatabase } from '#tests/support/databases.ts';

interface Column {
  nullable: boolean;
  kind: 'text' | 'number';
  generated: boolean;
}
type Tables = Record<string, Record<string, Column>>;

/** The interfaces of `schema/`, read as text: types are gone when code runs. */
function declaredTables(): Tables {
  const source = readdirSync('db/schema')
    .map((name) => readFileSync(join('db/schema', name), 'utf8'))
    .join('\n');
  const interfaces = new Map<string, Record<string, Column>>();
  for (const [, name = '', body = ''] of source.matchAll(/export interface (\w+) \{\n([\s\S]*?)\n\}/g)) {
    const columns: Record<string, Column> = {};
    for (const line of body.split('\n')) {
      if (/^ {2}\/\*\* .* \*\/$/.test(line)) continue;
      const [, column, type = ''] = /^ {2}(\w+): (.+);$/.exec(line) ?? [];
      if (!column) throw new Error(`db/schema/: a line of ${name} cannot be read: ${line}`);
      columns[column] = {
        nullable: type.includes('| null'),
        kind: /\bnumber\b/.test(type) ? 'number' : 'text',
        generated: type.startsWith('Generated<'),
      };
    }
    interfaces.set(name, columns);
  }
  const parts = [...source.matchAll(/export interface \w+Schema \{\n([\s\S]*?)\n\}/g)].map(([, part = '']) => part);
  return Object.fromEntries(
    [...parts.join('\n').matchAll(/^ {2}(\w+): (\w+);$/gm)].map(([, table = '', name = '']) => [
      table,
      interfaces.get(name) ?? {},
    ]),
  );
}

/** SQLite reports a text primary key as one that may be null; it is part of a key all the same. */
async function sqliteKeys(database: TestDatabase): Promise<Set<string>> {
  if (database.dialect !== 'sqlite') return new Set();
  const { rows } = await sql<{
    column: string;
  }>`select t.name || '.' || c.name as "column" from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table' and c.pk > 0`.execute(
    database.db,
  );
  return new Set(rows.map((row) => row.column));
}

const camelCase = (name: string) => name.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());

describeEachDatabase('The schema', (database) => {
  it('declares every table and column as it is in the database', async () => {
    const tables: Tables = {};
    const keys = await sqliteKeys(database);
    for (const table of await database.db.introspection.getTables()) {
      tables[camelCase(table.name)] = Object.fromEntries(
        table.columns.map((column) => [
          camelCase(column.name),
          {
            nullable: column.isNullable && !keys.has(`${table.name}.${column.name}`),
            kind: /int|double|decimal|real/i.test(column.dataType) ? 'number' : 'text',
            // A column that may be null has null as its default; MariaDB reports that as one.
            generated:
              (column.hasDefaultValue && !column.isNullable) ||
              // SQLite would number any integer key.
              (column.isAutoIncrementing && column.name === 'number'),
          },
        ]),
      );
    }
    const declared = declaredTables();
    expect(Object.keys(declared).sort()).toEqual(Object.keys(tables).sort());
    for (const [name, columns] of Object.entries(tables))
      expect({ [name]: declared[name] }).toEqual({ [name]: columns });
  });

  it('is complete: nothing is pending, and migrating again does nothing', async () => {
    expect(await pendingMigrations(database.db)).toEqual([]);
    expect(await migrate(database.db)).toEqual([]);
  });
});
