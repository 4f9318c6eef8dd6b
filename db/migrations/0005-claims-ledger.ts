// Claims with their one-live-claim key, conflicts, follow-ups, the ledger with its single head row, and the audit trail.
import type { Kysely } from 'kysely';
import { code, create, hash, id, index, instant, label, line, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('claims')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('customer_id', id, (c) => c.notNull().references('customers.id'))
      .addColumn('product_line_id', id, (c) => c.notNull().references('product_lines.id'))
      .addColumn('scope_key', label, (c) => c.notNull())
      // The claim key while the claim is live, NULL once it ended: at most one live claim per key.
      .addColumn('live_key', hash, (c) => c.unique())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('owner_partner_id', id, (c) => c.notNull().references('partners.id'))
      .addColumn('owner_user_id', id, (c) => c.notNull().references('users.id'))
      .addColumn('registration_id', id, (c) => c.notNull().references('registrations.id'))
      .addColumn('protected_from', instant)
      .addColumn('protected_until', instant)
      .addColumn('ended_at', instant)
      .addColumn('end_reason', code)
      .addColumn('ledger_seq', 'bigint', (c) => c.notNull())
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('updated_at', instant, (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await index(db, 'claims', ['customer_id', 'product_line_id']);
  await index(db, 'claims', ['status', 'protected_until']);
  await index(db, 'claims', ['owner_partner_id', 'status', 'protected_until', 'id']);
  await index(db, 'claims', ['status', 'protected_until', 'id']);
  await create(
    db,
    db.schema
      .createTable('conflicts')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('number', code, (c) => c.notNull().unique())
      .addColumn('cause', code, (c) => c.notNull())
      .addColumn('status', code, (c) => c.notNull())
      // Both empty when the customer is the manufacturer's own (house account, existing business).
      .addColumn('claim_id', id, (c) => c.references('claims.id'))
      .addColumn('incumbent_registration_id', id, (c) => c.references('registrations.id'))
      .addColumn('challenger_registration_id', id, (c) => c.notNull().references('registrations.id'))
      .addColumn('statement', longText(db))
      .addColumn('opened_by', id)
      .addColumn('opened_at', instant, (c) => c.notNull())
      .addColumn('due_at', instant, (c) => c.notNull())
      .addColumn('ruled_at', instant)
      .addColumn('ruled_by', id)
      .addColumn('winner_registration_id', id)
      .addColumn('reason_code', code)
      .addColumn('reason_text', longText(db))
      .addColumn('ledger_seq', 'bigint')
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await index(db, 'conflicts', ['status', 'due_at', 'id']);
  await index(db, 'conflicts', ['challenger_registration_id']);
  await index(db, 'conflicts', ['incumbent_registration_id']);
  await create(
    db,
    db.schema
      .createTable('follow_ups')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('claim_id', id, (c) => c.notNull().references('claims.id'))
      .addColumn('customer_id', id, (c) => c.notNull().references('customers.id'))
      .addColumn('partner_id', id, (c) => c.notNull().references('partners.id'))
      .addColumn('user_id', id, (c) => c.notNull().references('users.id'))
      .addColumn('kind', code, (c) => c.notNull())
      .addColumn('occurred_at', instant, (c) => c.notNull())
      .addColumn('note', longText(db), (c) => c.notNull())
      .addColumn('created_at', instant, (c) => c.notNull()),
  );
  await index(db, 'follow_ups', ['claim_id', 'occurred_at']);
  await index(db, 'follow_ups', ['customer_id', 'occurred_at']);
  await create(
    db,
    db.schema
      .createTable('ledger_head')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('hash', hash, (c) => c.notNull()),
  );
  await create(
    db,
    db.schema
      .createTable('ledger_entries')
      .addColumn('seq', 'bigint', (c) => c.primaryKey())
      .addColumn('at', instant, (c) => c.notNull())
      .addColumn('act', code, (c) => c.notNull())
      .addColumn('subject_kind', code, (c) => c.notNull())
      .addColumn('subject_id', id, (c) => c.notNull())
      .addColumn('actor_id', id)
      .addColumn('content', longText(db), (c) => c.notNull())
      .addColumn('previous_hash', hash, (c) => c.notNull())
      .addColumn('hash', hash, (c) => c.notNull()),
  );
  await index(db, 'ledger_entries', ['subject_kind', 'subject_id', 'seq']);
  await create(
    db,
    db.schema
      .createTable('audit_events')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('at', instant, (c) => c.notNull())
      .addColumn('action', code, (c) => c.notNull())
      .addColumn('actor_id', id)
      .addColumn('partner_id', id)
      .addColumn('subject_kind', code, (c) => c.notNull())
      .addColumn('subject_id', id, (c) => c.notNull())
      .addColumn('subject_label', line)
      .addColumn('customer_id', id)
      .addColumn('ledger_seq', 'bigint')
      .addColumn('visibility', code, (c) => c.notNull())
      .addColumn('data', longText(db), (c) => c.notNull())
      .addColumn('request_id', code)
      .addColumn('ip', label),
  );
  await index(db, 'audit_events', ['at', 'id']);
  await index(db, 'audit_events', ['action', 'at', 'id']);
  await index(db, 'audit_events', ['actor_id', 'at', 'id']);
  await index(db, 'audit_events', ['subject_kind', 'subject_id', 'at']);
  await index(db, 'audit_events', ['customer_id', 'at']);
  await db
    .insertInto('ledger_head')
    .values({ id: 1, seq: 0, hash: '0'.repeat(64) })
    .execute();
}
