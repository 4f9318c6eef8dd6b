// What partners asked lately, for the probing detector; the alerts it raised, and whose pre-check rests because of one.
import type { Kysely } from 'kysely';
import { code, create, id, index, instant, label, line, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('probes')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('at', instant, (c) => c.notNull())
      .addColumn('source', code, (c) => c.notNull())
      .addColumn('user_id', id, (c) => c.notNull())
      .addColumn('partner_id', id, (c) => c.notNull())
      .addColumn('registration_id', id)
      .addColumn('company_name', line, (c) => c.notNull())
      .addColumn('uscc', code)
      .addColumn('name_key', label, (c) => c.notNull())
      .addColumn('code_key', code)
      .addColumn('answer', code, (c) => c.notNull())
      .addColumn('decoy_id', id)
      .addColumn('watched_at', instant),
  );
  await index(db, 'probes', ['watched_at', 'at', 'id']);
  await index(db, 'probes', ['partner_id', 'at', 'id']);
  await index(db, 'probes', ['at']);
  await create(
    db,
    db.schema
      .createTable('probe_alerts')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('kind', code, (c) => c.notNull())
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('partner_id', id, (c) => c.notNull().references('partners.id'))
      .addColumn('user_id', id)
      .addColumn('decoy_id', id)
      .addColumn('raised_at', instant, (c) => c.notNull())
      .addColumn('probes', longText(db), (c) => c.notNull())
      .addColumn('acknowledged_at', instant)
      .addColumn('acknowledged_by', id)
      .addColumn('note', longText(db))
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await index(db, 'probe_alerts', ['status', 'raised_at', 'id']);
  await index(db, 'probe_alerts', ['partner_id', 'kind', 'status']);
  await create(
    db,
    db.schema
      .createTable('probe_restrictions')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('user_id', id, (c) => c.notNull().references('users.id'))
      .addColumn('alert_id', id, (c) => c.notNull().references('probe_alerts.id'))
      .addColumn('since', instant, (c) => c.notNull())
      .addColumn('lifted_at', instant)
      .addColumn('lifted_by', id),
  );
  await index(db, 'probe_restrictions', ['user_id', 'lifted_at']);
  await index(db, 'probe_restrictions', ['alert_id']);
}
