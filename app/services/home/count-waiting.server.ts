// What waits for a member of staff, as the numbers beside the navigation. Reads only; counts what the role may open.
import type { Permission, StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { type Waiting, countWaiting } from '#db/repositories/waiting.ts';
import type { Work } from '../work.server.ts';

/** Counting stops here: more than this reads as “many”. */
export const countLimit = 100;

const opens = {
  review: 'review:read',
  conflicts: 'conflict:read',
  probes: 'probe:read',
  sweep: 'review:read',
} as const satisfies Record<keyof Waiting, Permission>;

export function countWaitingFor(work: Work, actor: StaffActor, scope: StaffScope): Promise<Waiting> {
  const kinds = Object.keys(opens) as (keyof Waiting)[];
  const asked = kinds.filter((kind) => decide(actor, opens[kind]).allowed);
  return countWaiting(work.db, scope, countLimit, asked);
}
