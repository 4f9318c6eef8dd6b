// Flags on two registrations reported close by (C15): one row a pair, the earlier submission first.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Explanation, Verdict } from '#app/domain/duplicate/explanation.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { prepared } from '../prepared.ts';
import type { Reader, Trx } from '../client.ts';
import { insertIgnore } from '../dialect.ts';
import { withinStaffScope } from './staff-scope.ts';

export interface CloseReport {
  id: string;
  earlierId: string;
  laterId: string;
  city: string;
  explanation: Explanation;
  windowDays: number;
  ruleSetVersion: number;
  raisedAt: Instant;
}

/** Raises the flag, or brings it up to date; when it was first raised stays. */
export async function putCloseReport(trx: Trx, { explanation, ...report }: CloseReport): Promise<void> {
  const found = {
    city: report.city,
    verdict: explanation.verdict,
    probability: explanation.probability,
    explanation: JSON.stringify(explanation),
    windowDays: report.windowDays,
    ruleSetVersion: report.ruleSetVersion,
    clearedAt: null,
  };
  await insertIgnore(trx, 'closeReports')
    .values({ ...report, ...found })
    .execute();
  await trx
    .updateTable('closeReports')
    .set(found)
    .where('earlierId', '=', report.earlierId)
    .where('laterId', '=', report.laterId)
    .execute();
}

/** Takes down the registration's flags with others than those named. */
export async function clearCloseReports(
  trx: Trx,
  registrationId: string,
  exceptWith: readonly string[],
  at: Instant,
): Promise<void> {
  const kept = exceptWith.length > 0 ? exceptWith : [''];
  await trx
    .updateTable('closeReports')
    .set({ clearedAt: at })
    .where('clearedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('earlierId', '=', registrationId), eb('laterId', 'not in', kept)]),
        eb.and([eb('laterId', '=', registrationId), eb('earlierId', 'not in', kept)]),
      ]),
    )
    .execute();
}

export interface ShownCloseReport {
  id: string;
  city: string;
  verdict: Verdict;
  windowDays: number;
  raisedAt: Instant;
  explanation: Explanation;
  /** True when the explanation's left side is the other registration. */
  isLater: boolean;
  other: {
    id: string;
    number: string | null;
    companyName: string;
    uscc: string | null;
    partnerName: string;
    status: RegistrationStatus;
    submittedAt: Instant;
    /** Within the viewer's scope: it can be opened. */
    within: boolean;
  };
}

type Side = { own: 'earlierId' | 'laterId'; others: 'earlierId' | 'laterId' };

const reportsOnSide = prepared(
  (db, { scope, registrationId }: { scope: StaffScope; registrationId: string }, { own, others }: Side) =>
    db
      .selectFrom('closeReports')
      .innerJoin('registrations', 'registrations.id', `closeReports.${others}`)
      .innerJoin('partners', 'partners.id', 'registrations.partnerId')
      .select((eb) => [
        'closeReports.id',
        'closeReports.city',
        'closeReports.verdict',
        'closeReports.windowDays',
        'closeReports.raisedAt',
        'closeReports.explanation',
        'registrations.id as otherId',
        'registrations.number',
        'registrations.companyName',
        'registrations.uscc',
        'registrations.status',
        'registrations.submittedAt',
        'partners.name as partnerName',
        eb.case().when(withinStaffScope(scope, 'registrations.partnerId')).then(1).else(0).end().as('within'),
      ])
      .where(`closeReports.${own}`, '=', registrationId)
      .where('closeReports.clearedAt', 'is', null),
);

/** The flags that stand on a registration, the newest other side first. */
export async function listCloseReports(
  db: Reader,
  scope: StaffScope,
  registrationId: string,
): Promise<ShownCloseReport[]> {
  const asked = { scope, registrationId };
  const [later, earlier] = await Promise.all([
    reportsOnSide(db, asked, { own: 'earlierId', others: 'laterId' }),
    reportsOnSide(db, asked, { own: 'laterId', others: 'earlierId' }),
  ]);
  return [...later.map((row) => ({ ...row, isLater: false })), ...earlier.map((row) => ({ ...row, isLater: true }))]
    .map((row) => ({
      id: row.id,
      city: row.city,
      verdict: row.verdict as Verdict,
      windowDays: row.windowDays,
      raisedAt: row.raisedAt,
      explanation: JSON.parse(row.explanation) as Explanation,
      isLater: row.isLater,
      other: {
        id: row.otherId,
        number: row.number,
        companyName: row.companyName,
        uscc: row.uscc,
        partnerName: row.partnerName,
        status: row.status as RegistrationStatus,
        submittedAt: row.submittedAt ?? row.raisedAt,
        within: Number(row.within) === 1,
      },
    }))
    .sort((a, b) => (a.other.submittedAt < b.other.submittedAt ? 1 : -1));
}

/** Registrations of other partners for any of the customers, submitted within the days, newest first. */
export async function listSubmittedNear(
  db: Reader,
  about: { customerIds: readonly string[]; exceptPartnerId: string; from: Instant; until: Instant },
  limit: number,
): Promise<string[]> {
  if (about.customerIds.length === 0) return [];
  const rows = await db
    .selectFrom('registrations')
    .select('id')
    .where('customerId', 'in', about.customerIds)
    .where('partnerId', '!=', about.exceptPartnerId)
    .where('status', '!=', 'draft')
    .where('submittedAt', '>=', about.from)
    .where('submittedAt', '<=', about.until)
    .orderBy('submittedAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
