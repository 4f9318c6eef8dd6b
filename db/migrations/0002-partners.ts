// Partners, what they may sell and where, and the code lists the business keeps as data.
import type { Kysely } from 'kysely';
import { code, create, id, index, instant, label } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('partners')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('code', code, (c) => c.notNull().unique())
      .addColumn('name', label, (c) => c.notNull())
      .addColumn('kind', code, (c) => c.notNull())
      .addColumn('tier', code, (c) => c.notNull())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('parent_id', id, (c) => c.references('partners.id'))
      .addColumn('sees_resellers', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('capacity', 'integer', (c) => c.notNull())
      .addColumn('language', code, (c) => c.notNull())
      .addColumn('channel_manager_id', id, (c) => c.references('users.id'))
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('updated_at', instant, (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await index(db, 'partners', ['name', 'id']);
  await index(db, 'partners', ['parent_id']);
  await index(db, 'partners', ['channel_manager_id']);
  await create(
    db,
    db.schema
      .createTable('regions')
      .addColumn('code', code, (c) => c.primaryKey())
      .addColumn('parent_code', code)
      .addColumn('name_en', label, (c) => c.notNull())
      .addColumn('name_zh', label, (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await create(
    db,
    db.schema
      .createTable('product_lines')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('code', code, (c) => c.notNull().unique())
      .addColumn('name_en', label, (c) => c.notNull())
      .addColumn('name_zh', label, (c) => c.notNull())
      .addColumn('claim_scope', code, (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await create(
    db,
    db.schema
      .createTable('code_list_entries')
      .addColumn('list', code, (c) => c.notNull())
      .addColumn('code', code, (c) => c.notNull())
      .addColumn('name_en', label, (c) => c.notNull())
      .addColumn('name_zh', label, (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
      .addPrimaryKeyConstraint('pk_code_list_entries', ['list', 'code']),
  );
  await create(
    db,
    db.schema
      .createTable('partner_regions')
      .addColumn('partner_id', id, (c) => c.notNull().references('partners.id').onDelete('cascade'))
      .addColumn('region_code', code, (c) => c.notNull().references('regions.code'))
      .addPrimaryKeyConstraint('pk_partner_regions', ['partner_id', 'region_code']),
  );
  await create(
    db,
    db.schema
      .createTable('partner_product_lines')
      .addColumn('partner_id', id, (c) => c.notNull().references('partners.id').onDelete('cascade'))
      .addColumn('product_line_id', id, (c) => c.notNull().references('product_lines.id'))
      .addPrimaryKeyConstraint('pk_partner_product_lines', ['partner_id', 'product_line_id']),
  );
}
