// The signals beside a registration, for staff: similar customers reported close by, with both sides, and visits by the
// company's own domain near the first contact. Reads only; whoever is outside the scope gets “not found”.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { type Instant, addDays } from '#app/domain/calendar/instant.ts';
import type { PairLabel } from '#app/domain/duplicate/label.ts';
import { pairKey } from '#app/domain/duplicate/pair.ts';
import type { Language } from '#app/domain/language/language.ts';
import { daysApart } from '#app/domain/signal/close-report.ts';
import { type ShownCloseReport, listCloseReports } from '#db/repositories/close-reports.ts';
import { listCurrentLabels } from '#db/repositories/pair-labels.ts';
import { type RegistrationRow, findRegistration } from '#db/repositories/registrations.ts';
import { findSurroundings } from '#db/repositories/review-record.ts';
import { type SiteVisitRow, countSiteVisits, listSiteVisits } from '#db/repositories/site-visits.ts';
import { prepareCompany } from '#search/matching/prepare.ts';
import { cityName } from '#search/places/cities.ts';
import { explanationFor } from '../registration/view-for-review.server.ts';
import { probeFor } from '../registration/check.server.ts';
import { getRuleSet } from '../rule/current.server.ts';
import type { Work } from '../work.server.ts';

export interface CloseReportShown extends ShownCloseReport {
  cityName: string;
  daysApart: number;
  /** What people said of the two, if anything. */
  label: PairLabel | null;
}

export interface Signals {
  /** This side of every close report. */
  own: { companyName: string; uscc: string | null; partnerName: string; number: string | null; submittedAt: Instant };
  close: CloseReportShown[];
  visits: {
    domains: string[];
    /** Around which day they were looked for: the first contact, else the submission. */
    around: string;
    isFirstContact: boolean;
    days: number;
    count: number;
    /** The newest of them. */
    shown: SiteVisitRow[];
  };
}

const visitsShown = 8;

export async function viewSignals(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  asked: { id: string; language: Language },
): Promise<Signals> {
  requirePermission(actor, 'review:read');
  const around = await findSurroundings(work.db, scope, asked.id);
  const row = around && (await findRegistration(work.db, asked.id, null));
  if (!around || !row) throw new NotFound('registration');
  const [reports, rules] = await Promise.all([listCloseReports(work.db, scope, asked.id), getRuleSet(work)]);
  const keyOf = (otherId: string) =>
    pairKey({ kind: 'registration', id: asked.id }, { kind: 'registration', id: otherId });
  const labels = await listCurrentLabels(
    work.db,
    reports.map(({ other }) => keyOf(other.id)),
  );
  const submittedAt = row.submittedAt ?? row.createdAt;
  return {
    own: {
      companyName: row.companyName,
      uscc: row.uscc,
      partnerName: around.partner.name,
      number: row.number,
      submittedAt,
    },
    close: reports.map((report) => ({
      ...report,
      explanation: explanationFor(actor, report.explanation),
      cityName: cityName(report.city, asked.language),
      daysApart: daysApart(submittedAt, report.other.submittedAt),
      label: labels.get(keyOf(report.other.id)) ?? null,
    })),
    visits: await visitsNear(work, row, submittedAt, rules.signals.visitDays),
  };
}

async function visitsNear(
  work: Work,
  row: RegistrationRow,
  submittedAt: Instant,
  days: number,
): Promise<Signals['visits']> {
  const domains = [...prepareCompany(probeFor(row)).domains];
  const day = row.firstContactOn ?? submittedAt.slice(0, 10);
  const noon = `${day}T12:00:00.000Z`;
  const question = { domains, from: addDays(noon, -days - 0.5), until: addDays(noon, days + 0.5) };
  const [shown, count] = await Promise.all([
    listSiteVisits(work.db, question, visitsShown),
    countSiteVisits(work.db, question),
  ]);
  return { domains, around: day, isFirstContact: row.firstContactOn !== null, days, count, shown };
}
