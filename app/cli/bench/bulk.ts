// A company with any number of customers and registrations, written in bulk: for measuring pages, not for showing.
import { registrationNumber } from '#app/domain/registration/registration.ts';
import { addMs, dayMs, toInstant } from '#app/domain/calendar/instant.ts';
import { keysOf } from '#app/services/search/keys.server.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { insertBenchRegistrations } from '#db/repositories/bench-rows.ts';
import { insertCustomers } from '#db/repositories/customer-bulk.ts';
import { generateCompany } from '#search/evaluate/generate.ts';
import { createProgress } from '../progress.ts';
import { type DemoPeople, seeder } from '../seed/people.ts';

const step = 1_000;
const statuses = [
  'inReview',
  'inReview',
  'approved',
  'approved',
  'approved',
  'approved',
  'rejected',
  'returned',
  'withdrawn',
  'approved',
] as const;

/** Adds customers and registrations numbered `from` to `to` - 1. Answers the ids of the registrations that wait. */
export async function addBulk(work: Work, people: DemoPeople, from: number, to: number): Promise<string[]> {
  const progress = createProgress('Rows');
  const waiting: string[] = [];
  const lineIds = [...people.lines.values()];
  const now = toInstant(work.now());
  for (let start = from; start < to; start += step) {
    const end = Math.min(to, start + step);
    const companies = Array.from({ length: end - start }, (_, index) => generateCompany(1, start + index));
    const ids = companies.map(() => work.newId());
    await commit(work, seeder, null, async ({ trx }) => {
      await insertCustomers(
        trx,
        companies.map((company, index) => {
          const id = ids[index] ?? '';
          return {
            head: {
              id,
              legalName: company.names[0]?.value ?? '',
              status: 'active',
              canonicalId: null,
              uscc: company.uscc ?? null,
              registrationNumber: null,
              country: company.country ?? 'CN',
              regionCode: null,
              address: company.address ?? null,
              industryCode: null,
              sizeCode: null,
              websiteDomain: company.websiteDomain ?? null,
              sourceSystem: null,
              externalId: null,
              notes: null,
              createdAt: now,
              updatedAt: addMs(now, -(to - start - index) * 1000),
              version: 1,
            },
            names: company.names.map((name) => ({ ...name, id: work.newId() })),
            contacts: company.phones.map((value) => ({
              id: work.newId(),
              kind: 'phone' as const,
              value,
              person: null,
            })),
            matchKeys: keysOf({ ...company, id }),
          };
        }),
        null,
      );
      const rows = companies.map((company, index) => {
        const number = start + index;
        const partner = people.partners[number % people.partners.length];
        const status = statuses[(number * 7) % statuses.length] ?? 'approved';
        const id = work.newId();
        const waits = status === 'inReview';
        if (waits) waiting.push(id);
        const submittedAt = addMs(now, -(to - number) * 60_000);
        return {
          id,
          number: registrationNumber(number + 1, now),
          kind: 'lead',
          status,
          partnerId: partner?.id ?? '',
          createdBy: partner?.people[0]?.userId ?? '',
          companyName: company.names[0]?.value ?? '',
          country: 'CN',
          productLineId: lineIds[number % lineIds.length] ?? null,
          customerId: ids[index] ?? null,
          answer: 'clear',
          verdict: 'none',
          requirement: 'Two booster pump sets for the new utility hall',
          submittedAt,
          dueAt: waits ? addMs(submittedAt, dayMs) : null,
          holderRole: waits ? 'channelManager' : null,
          holderUserId: waits ? (partner?.manager.userId ?? null) : null,
          holderSince: waits ? submittedAt : null,
          createdAt: submittedAt,
          updatedAt: submittedAt,
        };
      });
      await insertBenchRegistrations(
        trx,
        rows,
        rows.map((row) => ({ id: work.newId(), registrationId: row.id, at: row.submittedAt })),
      );
    });
    progress.at(end - from, to - from);
  }
  progress.end();
  return waiting;
}
