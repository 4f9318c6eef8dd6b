// After a submission: are there similar customers that other partners reported near in time and in the same city (C15)?
// Runs from the outbox, so a submission neither waits for it nor sounds different because of it. Raises flags for people;
// no verdict, answer or claim depends on them.
import type { SystemActor } from '#app/domain/access/permission.ts';
import { addDays, addMs, minuteMs } from '#app/domain/calendar/instant.ts';
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import { type Report, closeIn } from '#app/domain/signal/close-report.ts';
import { clearCloseReports, listSubmittedNear, putCloseReport } from '#db/repositories/close-reports.ts';
import { leaseOutbox, listDueOutbox, markOutboxDelivered, postponeOutbox } from '#db/repositories/outbox.ts';
import { type RegistrationRow, findRegistration } from '#db/repositories/registrations.ts';
import { findSurroundings } from '#db/repositories/review-record.ts';
import type { Probe } from '#search/matching/record.ts';
import { citiesOf } from '#search/places/cities.ts';
import { explainPair } from '../duplicate/explain-pair.server.ts';
import type { OutboxTopics } from '../outbox/topics.server.ts';
import { probeFor } from '../registration/check.server.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { findSameCompany } from '../search/find.server.ts';
import { commit } from '../unit-of-work.server.ts';
import { type Work, nowOf } from '../work.server.ts';

const actor: SystemActor = { kind: 'system', name: 'close-reports' };
const batch = 20;
const leaseMs = 2 * minuteMs;
/** A message that fails this often is given up: a missing flag harms nobody, a blocked queue would. */
const attempts = 5;
const mostCompared = 50;

/** Looks at every submission that waits, or until `signal` asks to stop. Answers how many were looked at. */
export async function flagCloseReports(work: Work, signal?: AbortSignal): Promise<number> {
  let looked = 0;
  for (;;) {
    const due = await listDueOutbox(work.db, 'registration.submitted', nowOf(work), batch);
    for (const message of due) {
      if (signal?.aborted) return looked;
      const until = addMs(nowOf(work), leaseMs);
      if (!(await leaseOutbox(work.db, message.position, message.attempts, until))) continue;
      try {
        await lookAround(work, (JSON.parse(message.payload) as OutboxTopics['registration.submitted']).id);
        await markOutboxDelivered(work.db, message.position, nowOf(work));
        looked += 1;
      } catch (error) {
        work.log.error({ err: error, position: message.position }, 'close reports not looked for');
        if (message.attempts + 1 >= attempts) await markOutboxDelivered(work.db, message.position, nowOf(work));
        else
          await postponeOutbox(
            work.db,
            message.position,
            until,
            error instanceof Error ? error.message : String(error),
          );
      }
    }
    if (due.length < batch) return looked;
  }
}

interface Subject {
  report: Report;
  probe: Probe;
}

/** Brings the flags of one registration up to date: those that no longer hold are taken down. */
async function lookAround(work: Work, id: string): Promise<void> {
  const subject = await readSubject(work, id);
  if (!subject) return;
  const rules = await getRuleSet(work);
  const { nearbyDays } = rules.signals;
  const near = await othersNear(work, subject, nearbyDays);
  const flagged = near.flatMap(({ other, explanation }) => {
    const city = closeIn(subject.report, other.report, explanation.verdict, nearbyDays);
    return city ? [{ other, city }] : [];
  });
  await commit(work, actor, null, async ({ trx, at }) => {
    for (const { other, city } of flagged) {
      const [earlier, later] = inOrder(subject, other);
      await putCloseReport(trx, {
        id: work.newId(),
        earlierId: earlier.report.id,
        laterId: later.report.id,
        city,
        explanation: explainPair(earlier.probe, later.probe),
        windowDays: nearbyDays,
        ruleSetVersion: rules.version,
        raisedAt: at,
      });
    }
    await clearCloseReports(
      trx,
      id,
      flagged.map(({ other }) => other.report.id),
      at,
    );
  });
}

/** Of two in the same millisecond the id decides, so that a pair has one flag whichever is looked at. */
function inOrder(one: Subject, other: Subject): [earlier: Subject, later: Subject] {
  const rank = ({ report }: Subject) => `${report.submittedAt} ${report.id}`;
  return rank(one) <= rank(other) ? [one, other] : [other, one];
}

async function othersNear(
  work: Work,
  { report, probe }: Subject,
  days: number,
): Promise<{ other: Subject; explanation: Explanation }[]> {
  const { found } = await findSameCompany(work, probe);
  const ids = await listSubmittedNear(
    work.db,
    {
      customerIds: found.map(({ customerId }) => customerId),
      exceptPartnerId: report.partnerId,
      from: addDays(report.submittedAt, -days),
      until: addDays(report.submittedAt, days),
    },
    mostCompared,
  );
  const others: { other: Subject; explanation: Explanation }[] = [];
  for (const id of ids) {
    const other = await readSubject(work, id);
    if (other) others.push({ other, explanation: explainPair(probe, other.probe) });
  }
  return others;
}

async function readSubject(work: Work, id: string): Promise<Subject | null> {
  const [row, around] = await Promise.all([findRegistration(work.db, id, null), findSurroundings(work.db, null, id)]);
  if (!row?.submittedAt || !around) return null;
  const region = [around.regionParent, around.region].flatMap((place) => (place ? [place.nameZh] : [])).join('');
  const probe = probeFor(row);
  return {
    probe,
    report: {
      ...pick(row),
      submittedAt: row.submittedAt,
      cities: citiesOf({ ...probe, region }),
    },
  };
}

function pick({ id, partnerId, customerId }: RegistrationRow) {
  return { id, partnerId, customerId };
}
