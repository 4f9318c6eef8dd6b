// What waits for a member of staff, as the numbers beside the navigation. Reads only; counts what the role may open.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { countConflicts } from '#db/repositories/conflict-lists.ts';
import { countOpenAlerts } from '#db/repositories/probe-alerts.ts';
import { countOpenItems } from '#db/repositories/sweep-items.ts';
import { countInReview } from '#db/repositories/waiting.ts';
import type { Work } from '../work.server.ts';

export interface Waiting {
  review: number;
  conflicts: number;
  probes: number;
  sweep: number;
}

/** Counting stops here: more than this reads as “many”. */
export const countLimit = 100;

export async function countWaiting(work: Work, actor: StaffActor, scope: StaffScope): Promise<Waiting> {
  const [review, conflicts, probes, sweep] = await Promise.all([
    decide(actor, 'review:read').allowed ? countInReview(work.db, scope, countLimit) : 0,
    decide(actor, 'conflict:read').allowed ? countConflicts(work.db, scope, 'open', countLimit) : 0,
    decide(actor, 'probe:read').allowed ? countOpenAlerts(work.db, scope, countLimit) : 0,
    decide(actor, 'review:read').allowed ? countOpenItems(work.db, scope, countLimit) : 0,
  ]);
  return { review, conflicts, probes, sweep };
}
