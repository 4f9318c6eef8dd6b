// What must happen after a commit: the outbox in total order, the mail it produces, and how far each reader has come.
import type { Kysely } from 'kysely';
import { code, create, id, index, instant, label, line, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('outbox_head')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('position', 'bigint', (c) => c.notNull()),
  );
  await create(
    db,
    db.schema
      .createTable('outbox')
      .addColumn('position', 'bigint', (c) => c.primaryKey())
      .addColumn('topic', code, (c) => c.notNull())
      .addColumn('payload', longText(db), (c) => c.notNull())
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('due_at', instant, (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('delivered_at', instant)
      .addColumn('last_error', longText(db)),
  );
  await index(db, 'outbox', ['topic', 'delivered_at', 'due_at']);
  await index(db, 'outbox', ['topic', 'position']);
  await create(
    db,
    db.schema
      .createTable('outbox_readers')
      .addColumn('name', code, (c) => c.primaryKey())
      .addColumn('position', 'bigint', (c) => c.notNull())
      .addColumn('updated_at', instant, (c) => c.notNull()),
  );
  await create(
    db,
    db.schema
      .createTable('mails')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('position', 'bigint', (c) => c.notNull().unique())
      .addColumn('message', code, (c) => c.notNull())
      .addColumn('language', code, (c) => c.notNull())
      .addColumn('recipient', label, (c) => c.notNull())
      .addColumn('subject', line, (c) => c.notNull())
      .addColumn('text', longText(db), (c) => c.notNull())
      .addColumn('html', longText(db), (c) => c.notNull())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('sent_at', instant),
  );
  await index(db, 'mails', ['created_at', 'id']);
  await index(db, 'mails', ['status', 'created_at', 'id']);
  await db.insertInto('outbox_head').values({ id: 1, position: 0 }).execute();
}
