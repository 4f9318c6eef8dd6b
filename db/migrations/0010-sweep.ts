// The sweep: what re-checking open registrations and live claims found after the master list changed, and how far each run is.
import type { Kysely } from 'kysely';
import { code, create, id, index, instant, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('sweep_items')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('registration_id', id, (c) => c.notNull().references('registrations.id').onDelete('cascade'))
      .addColumn('claim_id', id)
      .addColumn('partner_id', id, (c) => c.notNull())
      .addColumn('customer_id', id, (c) => c.notNull().references('customers.id'))
      .addColumn('kind', code, (c) => c.notNull())
      .addColumn('old_verdict', code, (c) => c.notNull())
      .addColumn('new_verdict', code, (c) => c.notNull())
      .addColumn('old_explanation', longText(db))
      .addColumn('new_explanation', longText(db), (c) => c.notNull())
      .addColumn('checked_at', instant)
      .addColumn('weights_hash', code, (c) => c.notNull())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('found_at', instant, (c) => c.notNull())
      .addColumn('resolved_at', instant)
      .addColumn('resolved_by', id)
      .addColumn('reason', longText(db))
      .addColumn('conflict_id', id)
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await index(db, 'sweep_items', ['registration_id', 'customer_id', 'weights_hash', 'kind', 'new_verdict'], true);
  await index(db, 'sweep_items', ['status', 'found_at', 'id']);
  await index(db, 'sweep_items', ['customer_id', 'status']);
  await create(
    db,
    db.schema
      .createTable('sweep_runs')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('cursor', id)
      .addColumn('done', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('total', 'integer', (c) => c.notNull())
      .addColumn('found', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('started_by', id)
      .addColumn('started_at', instant, (c) => c.notNull())
      .addColumn('updated_at', instant, (c) => c.notNull())
      .addColumn('finished_at', instant)
      .addColumn('lease_until', instant)
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await index(db, 'sweep_runs', ['status', 'started_at']);
  await index(db, 'sweep_runs', ['started_at', 'id']);
}
