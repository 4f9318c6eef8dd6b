// Follows the changes of the master list through the outbox, in order and bounded per run: each changed customer is looked up, and
// the registrations and claims that stand for it or for what resembles it are compared with it again. After a flood (a large
// import) everything is swept once instead of every change.
import { listCompanyRecords } from '#db/repositories/company-records.ts';
import { listCustomerHeads } from '#db/repositories/customers.ts';
import { getOutboxPosition, listOutboxAfter } from '#db/repositories/outbox.ts';
import { beginReader, findReaderPosition, moveReader } from '#db/repositories/sweep-runs.ts';
import {
  type SweepSubject,
  countSubjects,
  listSubjectsFor,
  listSubjectsThatSaw,
} from '#db/repositories/sweep-subjects.ts';
import { probeOfRecord } from '#search/matching/record.ts';
import type { OutboxTopics } from '../outbox/topics.server.ts';
import { findSameCompany } from '../search/find.server.ts';
import { type Work, nowOf } from '../work.server.ts';
import { compareWith } from './re-check.server.ts';
import { queueFullSweep } from './full.server.ts';

const reader = 'sweep';
/** Messages looked ahead, and changed customers compared, in one run. */
const lookAhead = 200;
const perRun = 200;
/** More changes than this, and more than there is to re-check, are a flood. */
const flood = 2_000;
const subjectsPerCustomer = 200;

const idsIn = (payload: string) => (JSON.parse(payload) as OutboxTopics['customer.changed']).ids;

/** Answers how many differences were new. What was written before the first run ever was judged when it was written. */
export async function followChanges(work: Work, signal?: AbortSignal): Promise<number> {
  const from = await findReaderPosition(work.db, reader);
  if (from === null) {
    await beginReader(work.db, reader, await getOutboxPosition(work.db), nowOf(work));
    return 0;
  }
  const messages = await listOutboxAfter(work.db, 'customer.changed', from, lookAhead);
  const last = messages.at(-1);
  if (!last) return 0;
  const changes = messages.reduce((count, message) => count + idsIn(message.payload).length, 0);
  if (changes > flood && changes > (await countSubjects(work.db))) {
    await queueFullSweep(work);
    await moveReader(work.db, reader, last.position, nowOf(work));
    return 0;
  }
  let [done, found] = [0, 0];
  for (const message of messages) {
    for (const id of new Set(idsIn(message.payload))) {
      if (signal?.aborted) return found;
      found += await sweepCustomer(work, id);
      done += 1;
    }
    // Whoever stops in between begins this message again and finds nothing twice.
    await moveReader(work.db, reader, message.position, nowOf(work));
    if (done >= perRun) break;
  }
  return found;
}

/** One changed customer against everything that may mean it. */
export async function sweepCustomer(work: Work, customerId: string): Promise<number> {
  const { db } = work;
  const [record] = await listCompanyRecords(db, [customerId]);
  const [head] = await listCustomerHeads(db, [customerId]);
  if (!record || head?.status !== 'active') return 0;
  const { found, engine } = await findSameCompany(work, probeOfRecord(record));
  const alike = found.filter(({ explanation }) => explanation.verdict !== 'related').map((one) => one.customerId);
  const subjects = new Map<string, SweepSubject>();
  for (const subject of [
    ...(await listSubjectsFor(db, [customerId, ...alike], subjectsPerCustomer)),
    ...(await listSubjectsThatSaw(db, customerId, subjectsPerCustomer)),
  ])
    subjects.set(subject.registrationId, subject);
  let differences = 0;
  for (const subject of subjects.values()) differences += await compareWith(work, subject, [customerId], engine);
  return differences;
}
