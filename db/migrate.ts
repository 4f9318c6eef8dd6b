// Brings a database to the newest schema. Every migration is listed here, in order.
import { type Kysely, type Migration, Migrator } from 'kysely';
import type { Database } from './client.ts';
import * as access from './migrations/0001-access.ts';
import * as partners from './migrations/0002-partners.ts';
import * as customers from './migrations/0003-customers.ts';
import * as registrations from './migrations/0004-registrations.ts';
import * as claimsLedger from './migrations/0005-claims-ledger.ts';
import * as outboxMail from './migrations/0006-outbox-mail.ts';
import * as imports from './migrations/0007-imports.ts';
import * as family from './migrations/0008-family.ts';
import * as aliasesUnmerge from './migrations/0009-aliases-unmerge.ts';
import * as sweep from './migrations/0010-sweep.ts';
import * as labels from './migrations/0011-labels.ts';
import * as signals from './migrations/0012-signals.ts';
import * as probes from './migrations/0013-probes.ts';
import * as jobRuns from './migrations/0015-job-runs.ts';
import * as submissions from './migrations/0016-submissions.ts';
import * as invitedAs from './migrations/0017-invited-as.ts';
import * as followUpStage from './migrations/0018-follow-up-stage.ts';

const migrations: Record<string, Migration> = {
  '0001-access': access,
  '0002-partners': partners,
  '0003-customers': customers,
  '0004-registrations': registrations,
  '0005-claims-ledger': claimsLedger,
  '0006-outbox-mail': outboxMail,
  '0007-imports': imports,
  '0008-family': family,
  '0009-aliases-unmerge': aliasesUnmerge,
  '0010-sweep': sweep,
  '0011-labels': labels,
  '0012-signals': signals,
  '0013-probes': probes,
  '0015-job-runs': jobRuns,
  '0016-submissions': submissions,
  '0017-invited-as': invitedAs,
  '0018-follow-up-stage': followUpStage,
};

function migratorOf(db: Database): Migrator {
  return new Migrator({ db: db as unknown as Kysely<unknown>, provider: { getMigrations: async () => migrations } });
}

/** Applies what is missing and answers the names applied; throws the first failure. */
export async function migrate(db: Database): Promise<string[]> {
  const { error, results } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
}

/** Names of migrations not yet applied: empty when the schema is current. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const known = await migratorOf(db).getMigrations();
  return known.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name);
}
