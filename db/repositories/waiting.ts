// How much waits for staff, counted up to a limit: no page's work grows with the table. One statement for all that is asked.
import type { AliasedExpression } from 'kysely';
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';
import { casesWithin } from './conflict-lists.ts';
import { withinStaffScope } from './staff-scope.ts';

/** Registrations without a decision, open conflict cases, open probe alerts, open items of the sweep. */
export interface Waiting {
  review: number;
  conflicts: number;
  probes: number;
  sweep: number;
}

type Kind = keyof Waiting;

type Waits = AliasedExpression<{ id: string }, 'waits'>;

/** Rows of partners within the scope that are in a status. */
function inStatus(table: 'registrations' | 'probeAlerts' | 'sweepItems', status: string) {
  return (db: Reader, scope: StaffScope, limit: number): Waits =>
    db
      .selectFrom(table)
      .select(`${table}.id`)
      .where(`${table}.status`, '=', status)
      .where(withinStaffScope(scope, `${table}.partnerId`))
      .limit(limit)
      .as('waits');
}

const waiting: Record<Kind, (db: Reader, scope: StaffScope, limit: number) => Waits> = {
  review: inStatus('registrations', 'inReview'),
  conflicts: (db, scope, limit) =>
    casesWithin(db, scope).select('conflicts.id').where('conflicts.status', '=', 'open').limit(limit).as('waits'),
  probes: inStatus('probeAlerts', 'open'),
  sweep: inStatus('sweepItems', 'open'),
};

const counts = prepared((db, { scope, limit }: { scope: StaffScope; limit: number }, kinds: readonly Kind[]) =>
  db.selectNoFrom((eb) =>
    kinds.map((kind) =>
      eb
        .selectFrom(waiting[kind](db, scope, limit))
        .select((of) => of.fn.countAll<number>().as('count'))
        .as(kind),
    ),
  ),
);

/** What waits within the scope, at most `limit` of each kind; 0 for what is not asked. */
export async function countWaiting(
  db: Reader,
  scope: StaffScope,
  limit: number,
  kinds: readonly Kind[],
): Promise<Waiting> {
  const [row] = kinds.length > 0 ? await counts(db, { scope, limit }, kinds) : [];
  const count = (kind: Kind) => Number(row?.[kind] ?? 0);
  return { review: count('review'), conflicts: count('conflicts'), probes: count('probes'), sweep: count('sweep') };
}
