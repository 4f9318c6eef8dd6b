// Staged imports into the master list: the file, its column mapping, and a verdict for every row.
import type { Kysely } from 'kysely';
import { code, create, hash, id, index, instant, label, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('imports')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('file_name', label, (c) => c.notNull())
      .addColumn('storage_key', label, (c) => c.notNull())
      .addColumn('sha256', hash, (c) => c.notNull())
      .addColumn('size_bytes', 'bigint', (c) => c.notNull())
      .addColumn('format', code, (c) => c.notNull())
      .addColumn('encoding', code, (c) => c.notNull())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('header', longText(db), (c) => c.notNull())
      .addColumn('mapping', longText(db), (c) => c.notNull())
      .addColumn('total_rows', 'integer')
      .addColumn('staged_rows', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('committed_rows', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('committed_through', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('counts', longText(db), (c) => c.notNull())
      .addColumn('problem', code)
      .addColumn('created_by', id)
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('updated_at', instant, (c) => c.notNull())
      .addColumn('lease_until', instant)
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await index(db, 'imports', ['created_at', 'id']);
  await index(db, 'imports', ['status', 'created_at']);
  await create(
    db,
    db.schema
      .createTable('import_rows')
      .addColumn('import_id', id, (c) => c.notNull().references('imports.id').onDelete('cascade'))
      .addColumn('row_number', 'integer', (c) => c.notNull())
      .addColumn('verdict', code, (c) => c.notNull())
      .addColumn('customer_id', id)
      .addColumn('duplicate_row', 'integer')
      .addColumn('data', longText(db), (c) => c.notNull())
      .addColumn('problems', longText(db))
      .addPrimaryKeyConstraint('pk_import_rows', ['import_id', 'row_number']),
  );
  await index(db, 'import_rows', ['import_id', 'verdict', 'row_number']);
  await create(
    db,
    db.schema
      .createTable('import_mappings')
      .addColumn('signature', hash, (c) => c.primaryKey())
      .addColumn('mapping', longText(db), (c) => c.notNull())
      .addColumn('used_at', instant, (c) => c.notNull()),
  );
}
