// What a re-check of an open registration or a live claim found, beside what was known when it was decided (N06). Pure: from
// two verdicts and who holds the other company to a line of the work list, or to nothing.
import type { Verdict } from '#app/domain/duplicate/explanation.ts';

/** In the order of their weight. */
export const sweepKinds = ['conflictLikely', 'newLookAlike', 'verdictChanged'] as const;
export type SweepKind = (typeof sweepKinds)[number];

/** `superseded`: a later change made another verdict of the same pair; nobody had to answer this one. */
export const sweepStatuses = ['open', 'dismissed', 'conflict', 'accepted', 'superseded'] as const;
export type SweepStatus = (typeof sweepStatuses)[number];

export const sweepActs = ['dismiss', 'conflict', 'accept'] as const;
export type SweepAct = (typeof sweepActs)[number];

export const sweepTransitions: Record<SweepAct | 'supersede', Partial<Record<SweepStatus, SweepStatus>>> = {
  dismiss: { open: 'dismissed' },
  conflict: { open: 'conflict' },
  accept: { open: 'accepted' },
  supersede: { open: 'superseded' },
};

export function afterSweepAct(status: SweepStatus, act: SweepAct | 'supersede'): SweepStatus | null {
  return sweepTransitions[act][status] ?? null;
}

export interface Recheck {
  /** The verdict kept with the registration; `none` when the company was not among its look-alikes. */
  then: Verdict;
  now: Verdict;
  /** The registration stands for this very company. */
  isOwn: boolean;
  /** Another partner's live claim on the same key of that company, today and when it was checked. */
  rivalNow: boolean;
  rivalThen: boolean;
}

const resembles = (verdict: Verdict) => verdict === 'exact' || verdict === 'likely' || verdict === 'possible';
const isLikely = (verdict: Verdict) => verdict === 'exact' || verdict === 'likely';

/** Null when there is nothing anybody would have to look at. */
export function differenceOf({ then, now, isOwn, rivalNow, rivalThen }: Recheck): SweepKind | null {
  // That a registration resembles the company it was found to be is no news; that it no longer does, is.
  if (isOwn) return resembles(then) && !resembles(now) ? 'verdictChanged' : null;
  if (isLikely(now) && rivalNow && !(isLikely(then) && rivalThen)) return 'conflictLikely';
  if (then === now || (!resembles(then) && !resembles(now))) return null;
  return then === 'none' ? 'newLookAlike' : 'verdictChanged';
}

export const sweepRunStatuses = ['running', 'done', 'stopped'] as const;
export type SweepRunStatus = (typeof sweepRunStatuses)[number];
