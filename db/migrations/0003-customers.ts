// The master customer list, the names and contacts a customer is known by, and the derived keys that find it.
import type { Kysely } from 'kysely';
import { code, create, day, id, index, instant, label, line, longText, rowNumber } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('customers')
      .addColumn('number', rowNumber(db), (c) => c.autoIncrement().primaryKey())
      .addColumn('id', id, (c) => c.notNull().unique())
      .addColumn('legal_name', line, (c) => c.notNull())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('canonical_id', id, (c) => c.references('customers.id'))
      .addColumn('uscc', code)
      .addColumn('registration_number', code)
      .addColumn('country', code, (c) => c.notNull())
      .addColumn('region_code', code)
      .addColumn('address', line)
      .addColumn('industry_code', code)
      .addColumn('size_code', code)
      .addColumn('website_domain', label)
      .addColumn('source_system', code)
      .addColumn('external_id', label)
      .addColumn('notes', longText(db))
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('updated_at', instant, (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await index(db, 'customers', ['status', 'updated_at', 'id']);
  await index(db, 'customers', ['updated_at', 'id']);
  await index(db, 'customers', ['region_code', 'updated_at', 'id']);
  await index(db, 'customers', ['industry_code', 'updated_at', 'id']);
  await index(db, 'customers', ['uscc']);
  await index(db, 'customers', ['canonical_id']);
  await index(db, 'customers', ['source_system', 'external_id'], true);
  await create(
    db,
    db.schema
      .createTable('customer_names')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('customer_id', id, (c) => c.notNull().references('customers.id').onDelete('cascade'))
      .addColumn('kind', code, (c) => c.notNull())
      .addColumn('value', line, (c) => c.notNull())
      .addColumn('created_by', id)
      .addColumn('created_at', instant, (c) => c.notNull()),
    'small',
  );
  await index(db, 'customer_names', ['customer_id']);
  await index(db, 'customer_names', ['value']);
  await create(
    db,
    db.schema
      .createTable('customer_contacts')
      .addColumn('id', id, (c) => c.notNull())
      .addColumn('customer_id', id, (c) => c.notNull().references('customers.id').onDelete('cascade'))
      .addColumn('kind', code, (c) => c.notNull())
      .addColumn('value', label, (c) => c.notNull())
      .addColumn('person', label)
      .addPrimaryKeyConstraint('pk_customer_contacts', ['customer_id', 'id']),
    'small',
  );
  await create(
    db,
    db.schema
      .createTable('match_keys')
      .addColumn('key', 'bigint', (c) => c.notNull())
      .addColumn('customer_number', 'bigint', (c) => c.notNull().references('customers.number').onDelete('cascade'))
      .addPrimaryKeyConstraint('pk_match_keys', ['key', 'customer_number']),
    'small',
  );
  await index(db, 'match_keys', ['customer_number']);
  await create(
    db,
    db.schema
      .createTable('customer_product_lines')
      .addColumn('customer_id', id, (c) => c.notNull().references('customers.id').onDelete('cascade'))
      .addColumn('product_line_id', id, (c) => c.notNull().references('product_lines.id'))
      .addColumn('since', day, (c) => c.notNull())
      .addPrimaryKeyConstraint('pk_customer_product_lines', ['customer_id', 'product_line_id']),
    'small',
  );
  await create(
    db,
    db.schema
      .createTable('house_accounts')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('customer_id', id, (c) => c.notNull().references('customers.id').onDelete('cascade'))
      .addColumn('product_line_id', id, (c) => c.references('product_lines.id'))
      .addColumn('reason', line, (c) => c.notNull())
      .addColumn('since', instant, (c) => c.notNull())
      .addColumn('expires_at', instant, (c) => c.notNull())
      .addColumn('created_by', id, (c) => c.notNull()),
  );
  await index(db, 'house_accounts', ['customer_id']);
}
