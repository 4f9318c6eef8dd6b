// People and how they sign in: users, roles, sessions, single-use tokens, recovery codes, rate limits.
import type { Kysely } from 'kysely';
import { code, create, hash, id, index, instant, label, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('users')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('email', label, (c) => c.notNull().unique())
      .addColumn('name', label, (c) => c.notNull())
      .addColumn('partner_id', id)
      .addColumn('status', code, (c) => c.notNull())
      .addColumn('password_hash', label)
      .addColumn('language', code)
      .addColumn('time_zone', code)
      .addColumn('color_scheme', code)
      .addColumn('totp_secret', label)
      .addColumn('totp_confirmed_at', instant)
      .addColumn('totp_last_step', 'bigint')
      .addColumn('failed_sign_ins', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('locked_until', instant)
      .addColumn('home_seen_at', instant)
      .addColumn('last_signed_in_at', instant)
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('updated_at', instant, (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
  await index(db, 'users', ['partner_id', 'name', 'id']);
  await create(
    db,
    db.schema
      .createTable('user_roles')
      .addColumn('user_id', id, (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('role', code, (c) => c.notNull())
      .addPrimaryKeyConstraint('pk_user_roles', ['user_id', 'role']),
  );
  await create(
    db,
    db.schema
      .createTable('user_regions')
      .addColumn('user_id', id, (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('region_code', code, (c) => c.notNull())
      .addPrimaryKeyConstraint('pk_user_regions', ['user_id', 'region_code']),
  );
  await create(
    db,
    db.schema
      .createTable('sessions')
      .addColumn('id_hash', hash, (c) => c.primaryKey())
      .addColumn('user_id', id, (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('last_seen_at', instant, (c) => c.notNull())
      .addColumn('expires_at', instant, (c) => c.notNull())
      .addColumn('second_factor_at', instant)
      .addColumn('ip', label)
      .addColumn('user_agent', label),
  );
  await index(db, 'sessions', ['user_id']);
  await index(db, 'sessions', ['expires_at']);
  await create(
    db,
    db.schema
      .createTable('tokens')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('user_id', id, (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('purpose', code, (c) => c.notNull())
      .addColumn('token_hash', hash, (c) => c.notNull().unique())
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('expires_at', instant, (c) => c.notNull())
      .addColumn('used_at', instant),
  );
  await index(db, 'tokens', ['user_id', 'purpose']);
  await create(
    db,
    db.schema
      .createTable('recovery_codes')
      .addColumn('user_id', id, (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('code_hash', hash, (c) => c.notNull())
      .addColumn('used_at', instant)
      .addPrimaryKeyConstraint('pk_recovery_codes', ['user_id', 'code_hash']),
  );
  await create(
    db,
    db.schema
      .createTable('rate_limits')
      .addColumn('key_hash', hash, (c) => c.notNull())
      .addColumn('window_start', instant, (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('pk_rate_limits', ['key_hash', 'window_start']),
  );
  await index(db, 'rate_limits', ['window_start']);
  await create(
    db,
    db.schema
      .createTable('settings')
      .addColumn('name', code, (c) => c.primaryKey())
      .addColumn('value', longText(db), (c) => c.notNull())
      .addColumn('updated_at', instant, (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  );
}
