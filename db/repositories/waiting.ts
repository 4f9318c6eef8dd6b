// How much waits for staff, counted up to a limit: no page's work grows with the table.
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';
import { withinStaffScope } from './staff-scope.ts';

const inReview = prepared((db, { scope, limit }: { scope: StaffScope; limit: number }) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('registrations')
        .select('registrations.id')
        .where('registrations.status', '=', 'inReview')
        .where(withinStaffScope(scope, 'registrations.partnerId'))
        .limit(limit)
        .as('waiting'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count')),
);

/** Registrations waiting for a decision; at most `limit`. */
export async function countInReview(db: Reader, scope: StaffScope, limit: number): Promise<number> {
  const [row] = await inReview(db, { scope, limit });
  return Number(row?.count);
}
