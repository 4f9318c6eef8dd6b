// The stage of the sale that a follow-up reached, from the code list of stages.
import type { Kysely } from 'kysely';
import { code } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('follow_ups').addColumn('stage', code).execute();
}
