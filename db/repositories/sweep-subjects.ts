// What the sweep looks at: registrations still open, and those whose claim is live. Reads only.
import { expressionBuilder } from 'kysely';
import { openRegistrationStatuses } from '#app/domain/registration/lifecycle.ts';
import type { Reader } from '../client.ts';
import type { Schema } from '../schema.ts';

export interface SweepSubject {
  registrationId: string;
  partnerId: string;
  customerId: string | null;
  claimId: string | null;
}

/** Open, or approved with a live claim of its own. */
function isSwept() {
  const eb = expressionBuilder<Schema, 'registrations'>();
  return eb.or([
    eb('registrations.status', 'in', openRegistrationStatuses),
    eb.and([
      eb('registrations.status', '=', 'approved'),
      eb.exists(
        eb
          .selectFrom('claims')
          .select('claims.id')
          .whereRef('claims.id', '=', 'registrations.claimId')
          .where('claims.liveKey', 'is not', null),
      ),
    ]),
  ]);
}

function subjects(db: Reader) {
  return db
    .selectFrom('registrations')
    .select([
      'registrations.id as registrationId',
      'registrations.partnerId',
      'registrations.customerId',
      'registrations.claimId',
    ])
    .where(isSwept());
}

/** One page in order of id. */
export async function listSubjectsAfter(db: Reader, afterId: string, limit: number): Promise<SweepSubject[]> {
  return subjects(db).where('registrations.id', '>', afterId).orderBy('registrations.id').limit(limit).execute();
}

export async function countSubjects(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('registrations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(isSwept())
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Those that stand for one of the customers. */
export async function listSubjectsFor(
  db: Reader,
  customerIds: readonly string[],
  limit: number,
): Promise<SweepSubject[]> {
  if (customerIds.length === 0) return [];
  return subjects(db)
    .where('registrations.customerId', 'in', customerIds)
    .orderBy('registrations.id')
    .limit(limit)
    .execute();
}

/** Open registrations among whose look-alikes the customer once was. Reads every verdict of open registrations: for jobs. */
export async function listSubjectsThatSaw(db: Reader, customerId: string, limit: number): Promise<SweepSubject[]> {
  return subjects(db)
    .where('registrations.status', 'in', openRegistrationStatuses)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('verdicts')
          .select('verdicts.id')
          .whereRef('verdicts.registrationId', '=', 'registrations.id')
          .where('verdicts.candidates', 'like', `%"${customerId}"%`),
      ),
    )
    .orderBy('registrations.id')
    .limit(limit)
    .execute();
}
