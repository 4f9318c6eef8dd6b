// The address a partner's manager asked to invite when it already belongs to somebody elsewhere.
import type { Kysely } from 'kysely';
import { label } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('users').addColumn('invited_as', label).execute();
}
