// How much of its capacity a partner has taken: live claims against how many it may hold at once. Reads only; what lies beyond
// goes to review (rule/admission.ts).
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { getHolder } from '#db/repositories/standing.ts';
import type { Work } from '../work.server.ts';

export interface OwnCapacity {
  held: number;
  capacity: number;
}

/** Of the actor's own company; its resellers have capacities of their own. */
export async function viewOwnCapacity(work: Work, actor: PartnerActor): Promise<OwnCapacity> {
  const { liveClaims, capacity } = await getHolder(work.db, actor.partnerId);
  return { held: liveClaims, capacity };
}
