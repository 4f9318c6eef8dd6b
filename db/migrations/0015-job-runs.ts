// When each timed job last ran, how it ended and when it runs next: one row a job, for the system page.
import type { Kysely } from 'kysely';
import { code, create, instant, longText } from './columns.ts';

export async function up(db: Kysely<any>): Promise<void> {
  await create(
    db,
    db.schema
      .createTable('job_runs')
      .addColumn('name', code, (c) => c.primaryKey())
      .addColumn('started_at', instant, (c) => c.notNull())
      .addColumn('ended_at', instant, (c) => c.notNull())
      .addColumn('next_at', instant, (c) => c.notNull())
      .addColumn('failures', 'integer', (c) => c.notNull())
      .addColumn('error', longText(db)),
  );
}
