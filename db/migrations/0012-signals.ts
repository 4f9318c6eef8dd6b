// Signals beside the evidence: registrations reported close by in time and place, visits to the manufacturer's site, and
// the tokens that may post them.
import type { Kysely } from 'kysely';
import { code, create, hash, id, index, instant, label, line, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('close_reports')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('earlier_id', id, (c) => c.notNull().references('registrations.id').onDelete('cascade'))
      .addColumn('later_id', id, (c) => c.notNull().references('registrations.id').onDelete('cascade'))
      .addColumn('city', code, (c) => c.notNull())
      .addColumn('verdict', code, (c) => c.notNull())
      .addColumn('probability', 'double precision', (c) => c.notNull())
      .addColumn('explanation', longText(db), (c) => c.notNull())
      .addColumn('window_days', 'integer', (c) => c.notNull())
      .addColumn('rule_set_version', 'integer', (c) => c.notNull())
      .addColumn('raised_at', instant, (c) => c.notNull())
      .addColumn('cleared_at', instant),
  );
  await index(db, 'close_reports', ['earlier_id', 'later_id'], true);
  await index(db, 'close_reports', ['later_id']);
  await create(
    db,
    db.schema
      .createTable('api_tokens')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('name', label, (c) => c.notNull())
      // The first characters, to tell tokens apart; the rest is known only by its hash.
      .addColumn('prefix', code, (c) => c.notNull())
      .addColumn('token_hash', hash, (c) => c.notNull())
      .addColumn('created_by', id, (c) => c.notNull())
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('last_used_at', instant)
      .addColumn('revoked_by', id)
      .addColumn('revoked_at', instant),
  );
  await index(db, 'api_tokens', ['token_hash'], true);
  await create(
    db,
    db.schema
      .createTable('site_visits')
      // SHA-256 of domain, time and page: the same visit sent twice is one.
      .addColumn('id', hash, (c) => c.primaryKey())
      .addColumn('domain', label, (c) => c.notNull())
      .addColumn('page', line, (c) => c.notNull())
      .addColumn('visited_at', instant, (c) => c.notNull())
      .addColumn('token_id', id, (c) => c.notNull())
      .addColumn('received_at', instant, (c) => c.notNull()),
    'small',
  );
  await index(db, 'site_visits', ['domain', 'visited_at']);
  await index(db, 'site_visits', ['visited_at']);
}
