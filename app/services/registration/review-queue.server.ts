// The review queue as a member of staff sees it: one page of rows, the numbers beside the filters, and what comes next.
// Reads only; the scope decides whose registrations are in it.
import type { StaffActor } from '#app/domain/access/permission.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { type PageKey, pageKeyText } from '#app/domain/calendar/page-key.ts';
import { type Verdict, verdicts } from '#app/domain/duplicate/explanation.ts';
import type { Language } from '#app/domain/language/language.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { type RegistrationKind, registrationKinds } from '#app/domain/registration/registration.ts';
import {
  type QueueFilter,
  type QueueRow,
  countQueue,
  findPlaceOf,
  findQueuePlace,
  listQueue,
  listQueueNames,
  listQueueTraits,
} from '#db/repositories/review-queue.ts';
import { type Work, nowOf } from '../work.server.ts';

/** What the reviewer narrowed the queue to; as the address of the page says it. */
export interface QueueChoice {
  mine: boolean;
  overdue: boolean;
  partnerId: string | null;
  productLineId: string | null;
  kind: RegistrationKind | null;
  verdict: Verdict | null;
}

/** One page on from a place, or back from it; null is the beginning. */
export type QueueFrom = { direction: 'after' | 'before'; place: PageKey } | null;

export interface QueueItem extends Omit<QueueRow, 'productLine'> {
  productLine: string | null;
}

export interface Counted<Value extends string = string> {
  value: Value;
  count: number;
}

export interface NamedCount extends Counted {
  label: string;
}

export interface ReviewQueue {
  items: QueueItem[];
  /** Places to page from, or null at either end. */
  previous: string | null;
  next: string | null;
  counts: QueueCounts;
  now: Instant;
}

export interface QueueCounts {
  /** Only so many were counted, the oldest promises first: every number is then “at least”. */
  more: boolean;
  all: number;
  mine: number;
  overdue: number;
  /** Only where they were asked for: they cost more than the page. */
  filters: FilterCounts | null;
}

export interface FilterCounts {
  /** True where counting stopped before the end of the queue. */
  more: boolean;
  kinds: Counted<RegistrationKind>[];
  verdicts: Counted<Verdict>[];
  productLines: NamedCount[];
  partners: NamedCount[];
}

export const pageSize = 30;
/** Counting stops here, whatever the length of the queue. */
export const countedAtMost = 100;
const traitsCountedAtMost = 1000;

export async function readReviewQueue(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  asked: { choice: QueueChoice; from: QueueFrom; withFilters: boolean; language: Language },
): Promise<ReviewQueue> {
  const now = nowOf(work);
  const { from } = asked;
  const [rows, size, filters] = await Promise.all([
    listQueue(work.db, scope, filterOf(asked.choice, actor, now), from, pageSize + 1),
    countQueue(work.db, scope, { userId: actor.userId, now, limit: countedAtMost }),
    asked.withFilters ? countFilters(work, scope, asked.language) : null,
  ]);
  const more = rows.length > pageSize;
  const shown = from?.direction === 'before' ? rows.slice(more ? 1 : 0) : rows.slice(0, pageSize);
  const [first, last] = [shown[0], shown.at(-1)];
  const isStart = from === null || (from.direction === 'before' && !more);
  const isEnd = from?.direction === 'before' ? false : !more;
  return {
    items: shown.map(({ productLine, ...row }) => ({
      ...row,
      productLine: productLine && nameIn(asked.language, productLine),
    })),
    previous: first && !isStart ? textOf(first) : null,
    next: last && !isEnd ? textOf(last) : null,
    counts: { more: size.all === countedAtMost, ...size, filters },
    now,
  };
}

/**
 * The registration to open once this one is decided: the next in the chosen queue, else the one before; null when it is
 * the last. To be asked before the decision, which takes the registration out of the queue.
 */
export async function findNextToReview(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  choice: QueueChoice,
  id: string,
): Promise<string | null> {
  const place = await findPlaceOf(work.db, id);
  if (!place) return null;
  const filter = filterOf(choice, actor, nowOf(work));
  const next =
    (await findQueuePlace(work.db, scope, filter, { direction: 'after', place })) ??
    (await findQueuePlace(work.db, scope, filter, { direction: 'before', place }));
  return next?.id ?? null;
}

function filterOf(choice: QueueChoice, actor: StaffActor, now: Instant): QueueFilter {
  return {
    ...(choice.mine ? { holderUserId: actor.userId } : {}),
    ...(choice.overdue ? { dueBefore: now } : {}),
    ...(choice.partnerId ? { partnerId: choice.partnerId } : {}),
    ...(choice.productLineId ? { productLineId: choice.productLineId } : {}),
    ...(choice.kind ? { kind: choice.kind } : {}),
    ...(choice.verdict ? { verdict: choice.verdict } : {}),
  };
}

function textOf(row: { dueAt: Instant | null; id: string }): string {
  return pageKeyText({ at: row.dueAt ?? '', id: row.id });
}

async function countFilters(work: Work, scope: StaffScope, language: Language): Promise<FilterCounts> {
  const kinds = new Map<string, number>();
  const byVerdict = new Map<string, number>();
  const productLines = new Map<string, number>();
  const partners = new Map<string, number>();
  const add = (counts: Map<string, number>, value: string | null) =>
    value && counts.set(value, (counts.get(value) ?? 0) + 1);
  const traits = await listQueueTraits(work.db, scope, traitsCountedAtMost);
  for (const row of traits) {
    add(kinds, row.kind);
    add(byVerdict, row.verdict);
    add(productLines, row.productLineId);
    add(partners, row.partnerId);
  }
  const names = await listQueueNames(work.db, {
    productLineIds: [...productLines.keys()],
    partnerIds: [...partners.keys()],
  });
  return {
    more: traits.length === traitsCountedAtMost,
    kinds: registrationKinds.map((value) => ({ value, count: kinds.get(value) ?? 0 })),
    verdicts: verdicts.map((value) => ({ value, count: byVerdict.get(value) ?? 0 })),
    productLines: names.productLines.map((line) => ({
      value: line.id,
      label: nameIn(language, line),
      count: productLines.get(line.id) ?? 0,
    })),
    partners: names.partners.map(({ id, name }) => ({ value: id, label: name, count: partners.get(id) ?? 0 })),
  };
}
