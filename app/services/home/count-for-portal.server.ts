// The numbers beside the portal's navigation. Reads only.
import type { PartnerScope } from '#app/domain/access/scope.ts';
import { reminderDays } from '#app/domain/claim/reminders.ts';
import { addDays } from '#app/domain/calendar/instant.ts';
import { countOwnClaimsEnding } from '#db/repositories/claim-lists.ts';
import { countOwnRegistrations } from '#db/repositories/registration-lists.ts';
import { type Work, nowOf } from '../work.server.ts';

/** Protection that ends within so many days runs out soon: from the first reminder on. */
export const runningOutDays = reminderDays[0];
/** What the home page stacks as needing the partner. */
export const needsPartner = ['returned', 'disputed', 'draft'] as const;
const countLimit = 100;

export async function countForPortal(
  work: Work,
  scope: PartnerScope,
): Promise<{ needsMe: number; runningOut: number }> {
  const until = addDays(nowOf(work), runningOutDays);
  const [needsMe, runningOut] = await Promise.all([
    countOwnRegistrations(work.db, scope, needsPartner, countLimit),
    countOwnClaimsEnding(work.db, scope, until, countLimit),
  ]);
  return { needsMe, runningOut };
}
