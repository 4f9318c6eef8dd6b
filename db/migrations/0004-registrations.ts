// Registrations as typed, their contacts, evidence, verdicts and decisions.
import type { Kysely } from 'kysely';
import { code, create, day, hash, id, index, instant, label, line, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('registrations')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('number', code, (c) => c.unique())
      .addColumn('kind', code, (c) => c.notNull())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('partner_id', id, (c) => c.notNull().references('partners.id'))
      .addColumn('created_by', id, (c) => c.notNull().references('users.id'))
      .addColumn('company_name', line, (c) => c.notNull())
      .addColumn('uscc', code)
      .addColumn('country', code)
      .addColumn('region_code', code)
      .addColumn('address', line)
      .addColumn('website', line)
      .addColumn('product_line_id', id, (c) => c.references('product_lines.id'))
      .addColumn('project_name', line)
      .addColumn('amount_minor', 'bigint')
      .addColumn('currency', code)
      .addColumn('expected_close_on', day)
      .addColumn('source_code', code)
      .addColumn('first_contact_on', day)
      .addColumn('requirement', longText(db))
      .addColumn('customer_id', id, (c) => c.references('customers.id'))
      .addColumn('claim_id', id)
      .addColumn('answer', code)
      .addColumn('verdict', code)
      .addColumn('ledger_seq', 'bigint')
      .addColumn('content_hash', hash)
      .addColumn('submitted_at', instant)
      .addColumn('due_at', instant)
      .addColumn('holder_role', code)
      .addColumn('holder_user_id', id)
      .addColumn('holder_since', instant)
      .addColumn('decided_at', instant)
      .addColumn('decided_by', id)
      .addColumn('reason_code', code)
      .addColumn('partner_message', longText(db))
      .addColumn('return_fields', longText(db))
      // The form as typed, valid or not, until it is submitted (again).
      .addColumn('draft_values', longText(db))
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('updated_at', instant, (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await index(db, 'registrations', ['partner_id', 'updated_at', 'id']);
  await index(db, 'registrations', ['partner_id', 'status', 'updated_at', 'id']);
  await index(db, 'registrations', ['status', 'due_at', 'id']);
  await index(db, 'registrations', ['partner_id', 'status', 'due_at', 'id']);
  await index(db, 'registrations', ['customer_id', 'submitted_at']);
  await index(db, 'registrations', ['updated_at', 'id']);
  await index(db, 'registrations', ['status', 'updated_at', 'id']);
  await index(db, 'registrations', ['product_line_id', 'updated_at', 'id']);
  await index(db, 'registrations', ['region_code', 'updated_at', 'id']);
  await index(db, 'registrations', ['company_name']);
  await create(
    db,
    db.schema
      .createTable('registration_contacts')
      .addColumn('registration_id', id, (c) => c.notNull().references('registrations.id').onDelete('cascade'))
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('name', label, (c) => c.notNull())
      .addColumn('title', label)
      .addColumn('phone', label)
      .addColumn('email', label)
      .addPrimaryKeyConstraint('pk_registration_contacts', ['registration_id', 'position']),
  );
  await create(
    db,
    db.schema
      .createTable('evidence')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('registration_id', id, (c) => c.notNull().references('registrations.id').onDelete('cascade'))
      .addColumn('file_name', label, (c) => c.notNull())
      .addColumn('media_type', label, (c) => c.notNull())
      .addColumn('size_bytes', 'bigint', (c) => c.notNull())
      .addColumn('sha256', hash, (c) => c.notNull())
      .addColumn('storage_key', label, (c) => c.notNull())
      .addColumn('uploaded_by', id, (c) => c.notNull())
      .addColumn('created_at', instant, (c) => c.notNull()),
  );
  await index(db, 'evidence', ['registration_id', 'created_at']);
  await create(
    db,
    db.schema
      .createTable('verdicts')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('registration_id', id, (c) => c.notNull().references('registrations.id').onDelete('cascade'))
      .addColumn('at', instant, (c) => c.notNull())
      .addColumn('verdict', code, (c) => c.notNull())
      .addColumn('probability', 'double precision', (c) => c.notNull())
      .addColumn('engine', code, (c) => c.notNull())
      .addColumn('position', 'bigint', (c) => c.notNull())
      .addColumn('candidates', longText(db), (c) => c.notNull()),
  );
  await index(db, 'verdicts', ['registration_id', 'at']);
  await create(
    db,
    db.schema
      .createTable('decisions')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('point', code, (c) => c.notNull())
      .addColumn('subject_kind', code, (c) => c.notNull())
      .addColumn('subject_id', id, (c) => c.notNull())
      .addColumn('at', instant, (c) => c.notNull())
      .addColumn('rule_set_version', 'integer', (c) => c.notNull())
      .addColumn('facts', longText(db), (c) => c.notNull())
      .addColumn('outcome', longText(db), (c) => c.notNull())
      .addColumn('trace', longText(db), (c) => c.notNull())
      .addColumn('outcome_hash', hash, (c) => c.notNull()),
  );
  await index(db, 'decisions', ['subject_kind', 'subject_id', 'at']);
  await create(
    db,
    db.schema
      .createTable('rule_sets')
      .addColumn('version', 'integer', (c) => c.primaryKey())
      .addColumn('values', longText(db), (c) => c.notNull())
      .addColumn('author_id', id)
      .addColumn('valid_from', instant, (c) => c.notNull()),
  );
}
