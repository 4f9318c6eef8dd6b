// The three stacks of a partner's home: what needs it, what runs out soon, what was decided since it last looked.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import type { PartnerScope } from '#app/domain/access/scope.ts';
import { type Instant, addDays } from '#app/domain/calendar/instant.ts';
import { type ClaimListRow, listOwnClaims } from '#db/repositories/claim-lists.ts';
import { markHomeSeen } from '#db/repositories/home-seen.ts';
import { type RegistrationListRow, listOwnRegistrations } from '#db/repositories/registration-lists.ts';
import { type Work, nowOf } from '../work.server.ts';
import { needsPartner, runningOutDays } from './count-for-portal.server.ts';

export interface PortalHome {
  returned: RegistrationListRow[];
  disputed: RegistrationListRow[];
  drafts: RegistrationListRow[];
  /** Of these there are more than are listed. */
  more: ('returned' | 'disputed' | 'draft')[];
  runningOut: ClaimListRow[];
  decided: RegistrationListRow[];
  /** Since when `decided` counts. */
  since: Instant;
}

const shown = 8;
/** Who never looked sees what was decided in so many days. */
const firstLookDays = 30;

export async function viewPortalHome(work: Work, scope: PartnerScope, homeSeenAt: Instant | null): Promise<PortalHome> {
  const now = nowOf(work);
  const since = homeSeenAt ?? addDays(now, -firstLookDays);
  const list = (filter: Parameters<typeof listOwnRegistrations>[2]) =>
    listOwnRegistrations(work.db, scope, filter, {}, shown + 1);
  const [returned, disputed, drafts, runningOut, decided] = await Promise.all([
    list({ statuses: ['returned'] }),
    list({ statuses: ['disputed'] }),
    list({ statuses: ['draft'] }),
    listOwnClaims(work.db, scope, 'protected', { until: addDays(now, runningOutDays) }, shown),
    list({ statuses: ['approved', 'rejected'], updatedAfter: since, decidedAfter: since }),
  ]);
  const needing = { returned, disputed, draft: drafts };
  return {
    returned: returned.slice(0, shown),
    disputed: disputed.slice(0, shown),
    drafts: drafts.slice(0, shown),
    more: needsPartner.filter((status) => needing[status].length > shown),
    runningOut,
    decided: decided.slice(0, shown),
    since,
  };
}

/** What was decided until now has been seen: the third stack begins anew. */
export async function noteHomeSeen(work: Work, actor: PartnerActor): Promise<void> {
  await markHomeSeen(work.db, actor.userId, nowOf(work));
}
