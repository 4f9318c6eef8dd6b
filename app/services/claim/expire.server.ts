// Ends claims whose protection has run out. The due date stands in the claim: a worker that slept catches up, nothing is lost.
import type { SystemActor } from '#app/domain/access/permission.ts';
import { findClaim, listClaimsRunOut } from '#db/repositories/claims.ts';
import { decideOwnership, rollBackWith } from '../unit-of-work.server.ts';
import { type Work, nowOf } from '../work.server.ts';
import { endClaim } from './end.server.ts';

const atOnce = 200;

/** Answers how many claims ended. Each is an ownership decision of its own in the ledger. */
export async function expireClaims(work: Work, actor: SystemActor): Promise<number> {
  let ended = 0;
  for (const due of await listClaimsRunOut(work.db, nowOf(work), atOnce)) {
    const expired = await decideOwnership(work, actor, null, async (unit) => {
      const claim = await findClaim(unit.trx, due.id);
      // Extended, or ended by somebody else, since it was listed.
      if (!claim?.protectedUntil || claim.protectedUntil > unit.at) return rollBackWith(false);
      if (!(await endClaim(unit, claim, 'expire', 'expired'))) return rollBackWith(false);
      await unit.record(
        'claim.expire',
        { kind: 'claim', id: claim.id },
        { partnerId: claim.ownerPartnerId, protectedUntil: claim.protectedUntil },
      );
      return true;
    });
    if (expired) ended += 1;
  }
  return ended;
}
