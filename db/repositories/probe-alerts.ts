// Alerts about partners' questions, and the users whose pre-check rests because of one. Decides nothing.
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { PageKey } from '#app/domain/calendar/page-key.ts';
import type { AlertKind, AlertStatus, AskedQuestion } from '#app/domain/probe/alert.ts';
import type { Reader, Trx } from '../client.ts';
import { withinStaffScope } from './staff-scope.ts';

export interface AlertRow {
  id: string;
  kind: AlertKind;
  status: AlertStatus;
  partnerId: string;
  /** The user who asked; null where several of the partner's users did. */
  userId: string | null;
  decoyId: string | null;
  raisedAt: Instant;
  probes: AskedQuestion[];
  acknowledgedAt: Instant | null;
  acknowledgedBy: string | null;
  note: string | null;
  version: number;
}

const columns = [
  'probeAlerts.id',
  'probeAlerts.kind',
  'probeAlerts.status',
  'probeAlerts.partnerId',
  'probeAlerts.userId',
  'probeAlerts.decoyId',
  'probeAlerts.raisedAt',
  'probeAlerts.probes',
  'probeAlerts.acknowledgedAt',
  'probeAlerts.acknowledgedBy',
  'probeAlerts.note',
  'probeAlerts.version',
] as const;

type StoredAlert = Omit<AlertRow, 'kind' | 'status' | 'probes'> & { kind: string; status: string; probes: string };

function toAlert<Row extends StoredAlert>(row: Row): Omit<Row, keyof StoredAlert> & AlertRow {
  return {
    ...row,
    kind: row.kind as AlertKind,
    status: row.status as AlertStatus,
    probes: JSON.parse(row.probes) as AskedQuestion[],
  };
}

export async function insertAlert(trx: Trx, alert: AlertRow): Promise<void> {
  await trx
    .insertInto('probeAlerts')
    .values({ ...alert, probes: JSON.stringify(alert.probes) })
    .execute();
}

/** The open alert about the same: same kind, partner, user (or none) and decoy. */
export async function findOpenAlert(
  db: Reader,
  about: Pick<AlertRow, 'kind' | 'partnerId' | 'userId' | 'decoyId'>,
): Promise<AlertRow | null> {
  const row = await db
    .selectFrom('probeAlerts')
    .select(columns)
    .where('kind', '=', about.kind)
    .where('partnerId', '=', about.partnerId)
    .where('status', '=', 'open')
    .where('userId', about.userId === null ? 'is' : '=', about.userId)
    .where('decoyId', about.decoyId === null ? 'is' : '=', about.decoyId)
    .limit(1)
    .executeTakeFirst();
  return row ? toAlert(row) : null;
}

/** When somebody last acknowledged an alert about the partner's variants; what was asked before has been seen. */
export async function lastAcknowledged(db: Reader, partnerId: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('probeAlerts')
    .select('acknowledgedAt')
    .where('partnerId', '=', partnerId)
    .where('kind', '=', 'variants')
    .where('status', '=', 'acknowledged')
    .orderBy('acknowledgedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.acknowledgedAt ?? null;
}

export async function updateAlertQuestions(trx: Trx, id: string, probes: readonly AskedQuestion[]): Promise<void> {
  await trx
    .updateTable('probeAlerts')
    .set({ probes: JSON.stringify(probes) })
    .where('id', '=', id)
    .execute();
}

/** Acknowledges; false when somebody did so since `version`. */
export async function acknowledgeAlert(
  trx: Trx,
  id: string,
  version: number,
  by: { at: Instant; userId: string | null; note: string },
): Promise<boolean> {
  const result = await trx
    .updateTable('probeAlerts')
    .set({
      status: 'acknowledged',
      acknowledgedAt: by.at,
      acknowledgedBy: by.userId,
      note: by.note,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** One alert within the scope, with the names of its partner, user, decoy and of who acknowledged it. */
export async function findAlert(db: Reader, scope: StaffScope, id: string) {
  const row = await db
    .selectFrom('probeAlerts')
    .innerJoin('partners', 'partners.id', 'probeAlerts.partnerId')
    .leftJoin('users', 'users.id', 'probeAlerts.userId')
    .leftJoin('customers', 'customers.id', 'probeAlerts.decoyId')
    .leftJoin('users as acknowledger', 'acknowledger.id', 'probeAlerts.acknowledgedBy')
    .select([
      ...columns,
      'partners.name as partnerName',
      'users.name as userName',
      'customers.legalName as decoyName',
      'acknowledger.name as acknowledgedByName',
    ])
    .where('probeAlerts.id', '=', id)
    .where(withinStaffScope(scope, 'probeAlerts.partnerId'))
    .executeTakeFirst();
  return row ? toAlert(row) : null;
}

/** A page of alerts in one status, the newest first, after `from` where given. */
export async function listAlerts(
  db: Reader,
  scope: StaffScope,
  status: AlertStatus,
  from: PageKey | null,
  limit: number,
) {
  let query = db
    .selectFrom('probeAlerts')
    .innerJoin('partners', 'partners.id', 'probeAlerts.partnerId')
    .leftJoin('users', 'users.id', 'probeAlerts.userId')
    .select([...columns, 'partners.name as partnerName', 'users.name as userName'])
    .where('probeAlerts.status', '=', status)
    .where(withinStaffScope(scope, 'probeAlerts.partnerId'));
  if (from) {
    query = query.where((eb) =>
      eb.or([
        eb('probeAlerts.raisedAt', '<', from.at),
        eb.and([eb('probeAlerts.raisedAt', '=', from.at), eb('probeAlerts.id', '<', from.id)]),
      ]),
    );
  }
  const rows = await query
    .orderBy('probeAlerts.raisedAt', 'desc')
    .orderBy('probeAlerts.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toAlert);
}

export async function insertRestriction(
  trx: Trx,
  restriction: { id: string; userId: string; alertId: string; since: Instant },
): Promise<void> {
  await trx
    .insertInto('probeRestrictions')
    .values({ ...restriction, liftedAt: null, liftedBy: null })
    .execute();
}

/** True while a restriction of the user is not lifted. */
export async function isUserRestricted(db: Reader, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('probeRestrictions')
    .select('id')
    .where('userId', '=', userId)
    .where('liftedAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Those whom the alert restricted and nobody has freed yet. */
export async function listRestricted(db: Reader, alertId: string): Promise<{ userId: string; name: string }[]> {
  return db
    .selectFrom('probeRestrictions')
    .innerJoin('users', 'users.id', 'probeRestrictions.userId')
    .select(['probeRestrictions.userId', 'users.name'])
    .where('probeRestrictions.alertId', '=', alertId)
    .where('probeRestrictions.liftedAt', 'is', null)
    .orderBy('users.name')
    .execute();
}

/** Frees everybody the alert restricted; answers how many. */
export async function liftRestrictions(
  trx: Trx,
  alertId: string,
  by: { at: Instant; userId: string | null },
): Promise<number> {
  const result = await trx
    .updateTable('probeRestrictions')
    .set({ liftedAt: by.at, liftedBy: by.userId })
    .where('alertId', '=', alertId)
    .where('liftedAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Names of users, for the questions of an alert. */
export async function listUserNames(db: Reader, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute();
}
