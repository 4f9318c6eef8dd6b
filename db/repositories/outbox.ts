// The outbox: what must happen after a commit, in one gapless order, read by workers and by search engines.
import { type Instant, addMs } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';

export interface OutboxMessage {
  position: number;
  topic: string;
  payload: string;
  createdAt: Instant;
  attempts: number;
}

/** Appends messages in order. The head row makes positions visible in the order they are numbered: a reader never skips one. */
export async function appendOutbox(
  trx: Trx,
  messages: { topic: string; payload: unknown; delayMs?: number }[],
  at: Instant,
): Promise<void> {
  if (messages.length === 0) return;
  await trx
    .updateTable('outboxHead')
    .set((eb) => ({ position: eb('position', '+', messages.length) }))
    .where('id', '=', 1)
    .execute();
  const last = await getOutboxPosition(trx);
  await trx
    .insertInto('outbox')
    .values(
      messages.map((message, index) => ({
        position: last - messages.length + 1 + index,
        topic: message.topic,
        payload: JSON.stringify(message.payload),
        createdAt: at,
        dueAt: addMs(at, message.delayMs ?? 0),
      })),
    )
    .execute();
}

/** The newest position that is committed (or, inside a transaction, its own). */
export async function getOutboxPosition(db: Reader): Promise<number> {
  const head = await db.selectFrom('outboxHead').select('position').where('id', '=', 1).executeTakeFirstOrThrow();
  return Number(head.position);
}

/** The newest message of a topic at or before a position; null where there is none, or none any longer. */
export async function findLastOutbox(
  db: Reader,
  topic: string,
  position: number,
): Promise<{ position: number; payload: string } | null> {
  const row = await db
    .selectFrom('outbox')
    .select(['position', 'payload'])
    .where('topic', '=', topic)
    .where('position', '<=', position)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { position: Number(row.position), payload: row.payload } : null;
}

/** Messages of one topic after a position, in order: for readers that keep their own place. */
export async function listOutboxAfter(
  db: Reader,
  topic: string,
  position: number,
  limit: number,
): Promise<OutboxMessage[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['position', 'topic', 'payload', 'createdAt', 'attempts'])
    .where('topic', '=', topic)
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** Undelivered messages of a topic that are due, oldest first: for workers that deliver once. */
export async function listDueOutbox(db: Reader, topic: string, now: Instant, limit: number): Promise<OutboxMessage[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['position', 'topic', 'payload', 'createdAt', 'attempts'])
    .where('topic', '=', topic)
    .where('deliveredAt', 'is', null)
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** Leases a due message until `until`; false when another worker was first. */
export async function leaseOutbox(db: Reader, position: number, attempts: number, until: Instant): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set({ attempts: attempts + 1, dueAt: until })
    .where('position', '=', position)
    .where('attempts', '=', attempts)
    .where('deliveredAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function markOutboxDelivered(db: Reader, position: number, at: Instant): Promise<void> {
  await db.updateTable('outbox').set({ deliveredAt: at, lastError: null }).where('position', '=', position).execute();
}

export async function postponeOutbox(db: Reader, position: number, dueAt: Instant, error: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ dueAt, lastError: error.slice(0, 2000) })
    .where('position', '=', position)
    .execute();
}

/** Makes a settled message due again; false when it was forgotten. */
export async function reopenOutbox(trx: Trx, position: number, at: Instant): Promise<boolean> {
  const result = await trx
    .updateTable('outbox')
    .set({ deliveredAt: null, attempts: 0, dueAt: at, lastError: null })
    .where('position', '=', position)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Takes back messages of a topic written since `since` that nobody has begun to deliver and whose payload names `id`. */
export async function cancelOutbox(trx: Trx, topic: string, id: string, since: Instant, at: Instant): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ deliveredAt: at, lastError: 'cancelled' })
    .where('topic', '=', topic)
    .where('deliveredAt', 'is', null)
    .where('attempts', '=', 0)
    .where('createdAt', '>=', since)
    .where('payload', 'like', `%"${id}"%`)
    .execute();
}

/** How many messages of a topic wait, for the metrics. */
export async function countUndelivered(db: Reader, topic: string): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('topic', '=', topic)
    .where('deliveredAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many messages of a topic stand after a position, for a reader that keeps its own place. */
export async function countOutboxAfter(db: Reader, topic: string, position: number): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('topic', '=', topic)
    .where('position', '>', position)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Ends a message for good and replaces its payload, so that no secret in it outlives its use. `error` says why it was given up. */
export async function settleOutbox(
  trx: Trx,
  position: number,
  end: { at: Instant; payload: string; error: string | null },
): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ deliveredAt: end.at, payload: end.payload, lastError: end.error?.slice(0, 2000) ?? null })
    .where('position', '=', position)
    .execute();
}

/** Forgets settled messages, and those of topics that readers follow by position, created before `moment`; at most `limit`. Answers how many. */
export async function deleteOutboxBefore(
  db: Reader,
  moment: Instant,
  followedTopics: readonly string[],
  limit: number,
): Promise<number> {
  const rows = await db
    .selectFrom('outbox')
    .select('position')
    .where('createdAt', '<', moment)
    .where((eb) => eb.or([eb('deliveredAt', '<', moment), eb('topic', 'in', followedTopics)]))
    .orderBy('position')
    .limit(limit)
    .execute();
  if (rows.length === 0) return 0;
  await db
    .deleteFrom('outbox')
    .where(
      'position',
      'in',
      rows.map(({ position }) => position),
    )
    .execute();
  return rows.length;
}
