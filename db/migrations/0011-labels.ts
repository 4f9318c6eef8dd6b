// What people say of two records, with the evidence as they saw it. A changed mind ends the old row and writes a new one.
import type { Kysely } from 'kysely';
import { code, create, id, index, instant, label, line, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('pair_labels')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('pair_key', label, (c) => c.notNull())
      // The pair's key while the label holds, null once it ended: at most one holds for a pair.
      .addColumn('current_key', label)
      .addColumn('left_kind', code, (c) => c.notNull())
      .addColumn('left_id', id, (c) => c.notNull())
      .addColumn('left_name', line, (c) => c.notNull())
      .addColumn('right_kind', code, (c) => c.notNull())
      .addColumn('right_id', id, (c) => c.notNull())
      .addColumn('right_name', line, (c) => c.notNull())
      .addColumn('label', code, (c) => c.notNull())
      .addColumn('note', longText(db))
      .addColumn('verdict', code, (c) => c.notNull())
      .addColumn('probability', 'double precision', (c) => c.notNull())
      .addColumn('rule', code, (c) => c.notNull())
      .addColumn('norm_version', 'integer', (c) => c.notNull())
      .addColumn('weights_hash', code, (c) => c.notNull())
      .addColumn('explanation', longText(db), (c) => c.notNull())
      .addColumn('created_by', id, (c) => c.notNull())
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('ended_by', id)
      .addColumn('ended_at', instant),
  );
  await index(db, 'pair_labels', ['current_key'], true);
  await index(db, 'pair_labels', ['pair_key', 'created_at']);
  await index(db, 'pair_labels', ['created_at', 'id']);
  await index(db, 'pair_labels', ['label', 'verdict']);
}
