// The signals beside a registration, for staff: similar customers reported close by, with both sides, and visits by the
// company's own domain near the first contact. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { type Instant, addDays } from '#app/domain/calendar/instant.ts';
import type { PairLabel } from '#app/domain/duplicate/label.ts';
import { pairKey } from '#app/domain/duplicate/pair.ts';
import type { Language } from '#app/domain/language/language.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import { daysApart } from '#app/domain/signal/close-report.ts';
import { type ShownCloseReport, listCloseReports } from '#db/repositories/close-reports.ts';
import { listCurrentLabels } from '#db/repositories/pair-labels.ts';
import { type SiteVisitRow, countSiteVisits, listSiteVisits } from '#db/repositories/site-visits.ts';
import { prepareCompany } from '#search/matching/prepare.ts';
import { cityName } from '#search/places/cities.ts';
import { explanationFor } from '../registration/view-for-review.server.ts';
import { probeFor } from '../registration/check.server.ts';
import type { RegistrationRecord, RegistrationTyped } from '../registration/view-record.server.ts';
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
  own: {
    companyName: string;
    uscc: string | null;
    partnerName: string;
    number: string | null;
    status: RegistrationStatus;
    submittedAt: Instant;
  };
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

/** `record` was read within the viewer's scope. */
export async function viewSignals(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  { record, language }: { record: Pick<RegistrationRecord, 'registration' | 'partner'>; language: Language },
): Promise<Signals> {
  requirePermission(actor, 'review:read');
  const { registration, partner } = record;
  const submittedAt = registration.submittedAt ?? registration.createdAt;
  const [reports, visits] = await Promise.all([
    listCloseReports(work.db, scope, registration.id),
    visitsNear(work, registration, submittedAt),
  ]);
  const keyOf = (otherId: string) =>
    pairKey({ kind: 'registration', id: registration.id }, { kind: 'registration', id: otherId });
  const labels = await listCurrentLabels(
    work.db,
    reports.map(({ other }) => keyOf(other.id)),
  );
  const { companyName, uscc, number, status } = registration;
  return {
    own: { companyName, uscc, partnerName: partner.name, number, status, submittedAt },
    close: reports.map((report) => ({
      ...report,
      explanation: explanationFor(actor, report.explanation),
      cityName: cityName(report.city, language),
      daysApart: daysApart(submittedAt, report.other.submittedAt),
      label: labels.get(keyOf(report.other.id)) ?? null,
    })),
    visits,
  };
}

async function visitsNear(
  work: Work,
  registration: RegistrationTyped,
  submittedAt: Instant,
): Promise<Signals['visits']> {
  const domains = [...prepareCompany(probeFor(registration)).domains];
  const day = registration.firstContactOn ?? submittedAt.slice(0, 10);
  const about = { domains, around: day, isFirstContact: registration.firstContactOn !== null };
  if (domains.length === 0) return { ...about, days: 0, count: 0, shown: [] };
  const { visitDays } = (await getRuleSet(work)).signals;
  const noon = `${day}T12:00:00.000Z`;
  const question = { domains, from: addDays(noon, -visitDays - 0.5), until: addDays(noon, visitDays + 0.5) };
  const shown = await listSiteVisits(work.db, question, visitsShown);
  const count = shown.length < visitsShown ? shown.length : await countSiteVisits(work.db, question);
  return { ...about, days: visitDays, count, shown };
}
