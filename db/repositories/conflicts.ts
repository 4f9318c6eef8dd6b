// Conflict cases. Lists and the case page read through `conflict-lists.ts`.
import { sql } from 'kysely';
import type { ConflictCause, ConflictStatus } from '#app/domain/conflict/lifecycle.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';
import { prepared } from '../prepared.ts';

export interface ConflictRow {
  id: string;
  number: string;
  cause: ConflictCause;
  status: ConflictStatus;
  /** Null, like the incumbent, when the customer is the manufacturer's own. */
  claimId: string | null;
  incumbentRegistrationId: string | null;
  challengerRegistrationId: string;
  /** What the challenger wrote when it contested. */
  statement: string | null;
  openedBy: string | null;
  openedAt: Instant;
  dueAt: Instant;
  ruledAt: Instant | null;
  ruledBy: string | null;
  winnerRegistrationId: string | null;
  reasonCode: string | null;
  reasonText: string | null;
  ledgerSeq: number | null;
  version: number;
}

const columns = [
  'id',
  'number',
  'cause',
  'status',
  'claimId',
  'incumbentRegistrationId',
  'challengerRegistrationId',
  'statement',
  'openedBy',
  'openedAt',
  'dueAt',
  'ruledAt',
  'ruledBy',
  'winnerRegistrationId',
  'reasonCode',
  'reasonText',
  'ledgerSeq',
  'version',
] as const;

type Row = Omit<ConflictRow, 'cause' | 'status'> & { cause: string; status: string };
const toConflict = (row: Row): ConflictRow => ({
  ...row,
  cause: row.cause as ConflictCause,
  status: row.status as ConflictStatus,
  ledgerSeq: row.ledgerSeq === null ? null : Number(row.ledgerSeq),
});

export async function findConflict(db: Reader, id: string): Promise<ConflictRow | null> {
  const row = await db.selectFrom('conflicts').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? toConflict(row) : null;
}

/** The cases still open in which a registration stands on either side. */
const openConflictsOf = prepared((db, { registrationId }: { registrationId: string }) =>
  db
    .selectFrom('conflicts')
    .select(columns)
    .where('status', '=', 'open')
    .where((eb) =>
      eb.or([eb('challengerRegistrationId', '=', registrationId), eb('incumbentRegistrationId', '=', registrationId)]),
    ),
);

export async function listOpenConflictsOf(db: Reader, registrationId: string): Promise<ConflictRow[]> {
  return (await openConflictsOf(db, { registrationId })).map(toConflict);
}

export async function insertConflict(trx: Trx, conflict: ConflictRow): Promise<void> {
  await insertConflictIf(trx, true, conflict);
}

/** Inserts the case, or nothing: one and the same statement either way, so that its work does not say which. */
export async function insertConflictIf(trx: Trx, isCase: boolean, conflict: ConflictRow): Promise<void> {
  await trx
    .insertInto('conflicts')
    .columns(columns)
    .expression((eb) =>
      eb
        .selectFrom('ledgerHead')
        .select(columns.map((column) => sql`${conflict[column]}`.as(column)))
        // The head is one row, with this id.
        .where('ledgerHead.id', '=', isCase ? 1 : 0),
    )
    .execute();
}

/** Moves a case on from the version it was read at; false when somebody else was first. */
export async function updateConflict(
  trx: Trx,
  id: string,
  version: number,
  change: Partial<Omit<ConflictRow, 'id' | 'number' | 'version'>>,
): Promise<boolean> {
  const result = await trx
    .updateTable('conflicts')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
