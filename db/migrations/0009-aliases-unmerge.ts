// Where a customer's name was learned, and what a merge moved, so that both can be taken back.
import type { Kysely } from 'kysely';
import { code, create, id, index, instant, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('customer_names').addColumn('learned_from', code).execute();
  await db.schema.alterTable('customer_names').addColumn('learned_from_id', id).execute();
  await index(db, 'customer_names', ['learned_from_id']);
  await create(
    db,
    db.schema
      .createTable('customer_merges')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('kind', code, (c) => c.notNull())
      .addColumn('from_id', id, (c) => c.notNull().references('customers.id'))
      .addColumn('into_id', id, (c) => c.notNull().references('customers.id'))
      .addColumn('at', instant, (c) => c.notNull())
      .addColumn('by_user_id', id)
      .addColumn('ledger_seq', 'bigint')
      .addColumn('moved', longText(db), (c) => c.notNull())
      .addColumn('undone_at', instant)
      .addColumn('undone_by', id),
  );
  await index(db, 'customer_merges', ['from_id', 'at']);
  await index(db, 'customer_merges', ['into_id']);
}
