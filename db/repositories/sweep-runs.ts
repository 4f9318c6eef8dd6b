// Sweeps over everything: how far each is, and which worker has it. And the place the sweep has reached in the outbox.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { SweepRunStatus } from '#app/domain/sweep/difference.ts';
import type { Reader, Trx } from '../client.ts';
import { insertIgnore } from '../dialect.ts';

export interface SweepRun {
  id: string;
  status: SweepRunStatus;
  /** The last registration done, in order of id. */
  cursor: string | null;
  done: number;
  total: number;
  found: number;
  /** Null when a large import asked for it. */
  startedBy: string | null;
  startedAt: Instant;
  updatedAt: Instant;
  finishedAt: Instant | null;
  leaseUntil: Instant | null;
  version: number;
}

const columns = [
  'sweepRuns.id',
  'sweepRuns.status',
  'sweepRuns.cursor',
  'sweepRuns.done',
  'sweepRuns.total',
  'sweepRuns.found',
  'sweepRuns.startedBy',
  'sweepRuns.startedAt',
  'sweepRuns.updatedAt',
  'sweepRuns.finishedAt',
  'sweepRuns.leaseUntil',
  'sweepRuns.version',
] as const;

export async function insertRun(trx: Trx, run: SweepRun): Promise<void> {
  await trx.insertInto('sweepRuns').values(run).execute();
}

/** The oldest run that is not finished. */
export async function findRunningRun(db: Reader): Promise<SweepRun | null> {
  const row = await db
    .selectFrom('sweepRuns')
    .select(columns)
    .where('status', '=', 'running')
    .orderBy('startedAt')
    .limit(1)
    .executeTakeFirst();
  return row ? (row as SweepRun) : null;
}

/** The newest run, with who started it. */
export async function findLatestRun(db: Reader): Promise<(SweepRun & { startedByName: string | null }) | null> {
  const row = await db
    .selectFrom('sweepRuns')
    .leftJoin('users', 'users.id', 'sweepRuns.startedBy')
    .select(columns)
    .select('users.name as startedByName')
    .orderBy('sweepRuns.startedAt', 'desc')
    .orderBy('sweepRuns.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? (row as SweepRun & { startedByName: string | null }) : null;
}

/** Moves a run on from the version it was read at; false when another worker, or a stop, was first. */
export async function updateRun(
  db: Reader,
  run: Pick<SweepRun, 'id' | 'version'>,
  change: Partial<Omit<SweepRun, 'id' | 'version' | 'startedBy' | 'startedAt'>>,
): Promise<boolean> {
  const result = await db
    .updateTable('sweepRuns')
    .set({ ...change, version: run.version + 1 })
    .where('id', '=', run.id)
    .where('version', '=', run.version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** How far a named reader has followed the outbox; null before it began. */
export async function findReaderPosition(db: Reader, name: string): Promise<number | null> {
  const row = await db.selectFrom('outboxReaders').select('position').where('name', '=', name).executeTakeFirst();
  return row ? Number(row.position) : null;
}

/** The reader begins here, unless it began already. */
export async function beginReader(db: Reader, name: string, position: number, at: Instant): Promise<void> {
  await insertIgnore(db, 'outboxReaders').values({ name, position, updatedAt: at }).execute();
}

/** Moves a reader on; another worker that was further stays further. */
export async function moveReader(db: Reader, name: string, position: number, at: Instant): Promise<void> {
  await db
    .updateTable('outboxReaders')
    .set({ position, updatedAt: at })
    .where('name', '=', name)
    .where('position', '<', position)
    .execute();
}
