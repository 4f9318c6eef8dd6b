// What partners asked lately, kept only as long as the probing detector looks back. Decides nothing.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Answer } from '#app/domain/registration/answer.ts';
import type { ProbeSource } from '#app/domain/probe/alert.ts';
import type { Reader, Trx } from '../client.ts';

export interface ProbeRow {
  id: string;
  at: Instant;
  source: ProbeSource;
  userId: string;
  partnerId: string;
  registrationId: string | null;
  companyName: string;
  uscc: string | null;
  nameKey: string;
  codeKey: string | null;
  /** What the partner was told. */
  answer: Answer;
  /** The decoy the question met, if any. */
  decoyId: string | null;
}

const columns = [
  'id',
  'at',
  'source',
  'userId',
  'partnerId',
  'registrationId',
  'companyName',
  'uscc',
  'nameKey',
  'codeKey',
  'answer',
  'decoyId',
] as const;

const toProbe = (row: { [Column in (typeof columns)[number]]: string | null }) => row as unknown as ProbeRow;

export async function insertProbe(db: Reader, probe: ProbeRow): Promise<void> {
  await db
    .insertInto('probes')
    .values({ ...probe, watchedAt: null })
    .execute();
}

/** Questions the detector has not seen, the oldest first. */
export async function listUnwatchedProbes(db: Reader, limit: number): Promise<ProbeRow[]> {
  const rows = await db
    .selectFrom('probes')
    .select(columns)
    .where('watchedAt', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toProbe);
}

/** Marks a question as seen; false when another worker saw it first. */
export async function markWatched(trx: Trx, id: string, at: Instant): Promise<boolean> {
  const result = await trx
    .updateTable('probes')
    .set({ watchedAt: at })
    .where('id', '=', id)
    .where('watchedAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** What the partner's users asked after `after` and not after `until`, the newest first, at most `limit`. */
export async function listRecentProbes(
  db: Reader,
  question: { partnerId: string; after: Instant; until: Instant },
  limit: number,
): Promise<ProbeRow[]> {
  const rows = await db
    .selectFrom('probes')
    .select(columns)
    .where('partnerId', '=', question.partnerId)
    .where('at', '>', question.after)
    .where('at', '<=', question.until)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toProbe);
}

/** Forgets what was asked before `moment` and seen; answers how many. */
export async function deleteProbesBefore(db: Reader, moment: Instant): Promise<number> {
  const result = await db
    .deleteFrom('probes')
    .where('at', '<', moment)
    .where('watchedAt', 'is not', null)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
