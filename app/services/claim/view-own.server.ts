// One claim as its owner sees it: protection, and the log of its own work. Nothing of the customer but what it typed.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import { takesFollowUps } from '#app/domain/claim/follow-up.ts';
import { findOwnClaim } from '#db/repositories/claim-lists.ts';
import { listFollowUpsOfClaim } from '#db/repositories/follow-ups.ts';
import type { Work } from '../work.server.ts';
import { listStages } from './record-follow-up.server.ts';

const followUpsShown = 200;

/** Throws NotFound outside the actor's scope. */
export async function viewOwnClaim(work: Work, actor: PartnerActor, id: string) {
  const claim = await findOwnClaim(work.db, partnerScopeOf(actor), id);
  if (!claim) throw new NotFound('claim');
  return {
    claim,
    followUps: await listFollowUpsOfClaim(work.db, id, followUpsShown),
    stages: await listStages(work),
    canFollowUp: takesFollowUps(claim.status) && decide(actor, 'followUp:record').allowed,
  };
}
