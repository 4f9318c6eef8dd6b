// Every submission of a registration as it was sealed, for ever; and files taken back after they were sealed.
import type { Kysely } from 'kysely';
import { create, hash, id, index, instant, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('submissions')
      .addColumn('registration_id', id, (c) => c.notNull().references('registrations.id'))
      .addColumn('ordinal', 'integer', (c) => c.notNull())
      .addColumn('ledger_seq', 'bigint', (c) => c.notNull())
      .addColumn('at', instant, (c) => c.notNull())
      .addColumn('submitted_by', id, (c) => c.notNull().references('users.id'))
      .addColumn('content_hash', hash, (c) => c.notNull())
      // The exact text behind the hash.
      .addColumn('content', longText(db), (c) => c.notNull())
      // JSON: which files it came with.
      .addColumn('evidence', longText(db), (c) => c.notNull())
      .addPrimaryKeyConstraint('pk_submissions', ['registration_id', 'ordinal']),
  );
  await index(db, 'submissions', ['ledger_seq'], true);
  await db.schema.alterTable('evidence').addColumn('removed_at', instant).execute();
  await db.schema.alterTable('evidence').addColumn('removed_by', id).execute();
}
