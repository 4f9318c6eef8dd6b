// Corporate families: explicit relations between customers, or a customer and a name, each confirmed by a person; and what a
// product line makes of them.
import type { Kysely } from 'kysely';
import { code, create, hash, id, index, instant, line, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('customer_relations')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('customer_id', id, (c) => c.notNull().references('customers.id').onDelete('cascade'))
      .addColumn('related_id', id, (c) => c.references('customers.id'))
      .addColumn('related_name', line)
      .addColumn('kind', code, (c) => c.notNull())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('valid_from', instant)
      .addColumn('valid_until', instant)
      .addColumn('evidence', longText(db))
      // One standing relation a pair; null once it has ended.
      .addColumn('open_key', hash)
      .addColumn('created_by', id)
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('ended_by', id)
      .addColumn('ended_at', instant)
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await index(db, 'customer_relations', ['customer_id']);
  await index(db, 'customer_relations', ['related_id']);
  await index(db, 'customer_relations', ['open_key'], true);
  await db.schema
    .alterTable('product_lines')
    .addColumn('family_policy', code, (c) => c.notNull().defaultTo('warn'))
    .execute();
}
