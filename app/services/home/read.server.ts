// What waits for a member of staff, the most pressing first: decisions, conflicts, protection that runs out, imports.
// Reads only; each stack for those who may open it.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { addDays } from '#app/domain/calendar/instant.ts';
import { listConflicts } from '#db/repositories/conflict-lists.ts';
import { listImports } from '#db/repositories/imports.ts';
import { listAlerts } from '#db/repositories/probe-alerts.ts';
import { listQueue } from '#db/repositories/review-queue.ts';
import { listItems } from '#db/repositories/sweep-items.ts';
import { listExpiringClaims } from '#db/repositories/staff-claims.ts';
import { type Work, nowOf } from '../work.server.ts';

const shown = 6;
/** Protection that ends within so many days is shown. */
export const expiringDays = 14;
const importsLookedAt = 20;

export async function readHome(work: Work, actor: StaffActor, scope: StaffScope) {
  const { db } = work;
  const now = nowOf(work);
  const may = (permission: Parameters<typeof decide>[1]) => decide(actor, permission).allowed;
  const [reviews, conflicts, expiring, imports, differences, probes] = await Promise.all([
    may('review:read') ? listQueue(db, scope, {}, null, shown) : null,
    may('conflict:read') ? listConflicts(db, scope, 'open', null, shown) : null,
    may('customer:read') ? listExpiringClaims(db, scope, addDays(now, expiringDays), shown) : null,
    may('import:run') ? listImports(db, importsLookedAt) : null,
    may('review:read') ? listItems(db, scope, { status: 'open', kind: null, after: null }, shown) : null,
    may('probe:read') ? listAlerts(db, scope, 'open', null, shown) : null,
  ]);
  return {
    now,
    reviews,
    conflicts,
    expiring,
    differences,
    probes:
      probes &&
      probes.map(({ id, kind, partnerName, raisedAt, probes: asked }) => ({
        id,
        kind,
        partnerName,
        raisedAt,
        example: asked.at(-1)?.companyName ?? '',
      })),
    imports: imports && imports.filter(({ status }) => status !== 'committed').slice(0, shown),
  };
}
