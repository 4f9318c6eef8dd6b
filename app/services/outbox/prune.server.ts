// Keeps the outbox short: what was settled, or followed by every reader, more than thirty days ago is forgotten.
import { addDays } from '#app/domain/calendar/instant.ts';
import { deleteOutboxBefore } from '#db/repositories/outbox.ts';
import { type Work, nowOf } from '../work.server.ts';

const days = 30;
const batch = 1000;
/** Topics read by position, which nobody marks as delivered. A reader away for longer builds itself anew. */
const followed = ['customer.changed'];

/** Answers how many messages were forgotten. */
export async function pruneOutbox(work: Work, signal?: AbortSignal): Promise<number> {
  const moment = addDays(nowOf(work), -days);
  let total = 0;
  for (;;) {
    const deleted = await deleteOutboxBefore(work.db, moment, followed, batch);
    total += deleted;
    if (deleted < batch || signal?.aborted) return total;
  }
}
