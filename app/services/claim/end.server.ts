// The one way a live claim ends, gives way or comes back: the key is freed or taken with the status, and the trail says why.
import { type ClaimAct, afterClaimAct } from '#app/domain/claim/lifecycle.ts';
import { type ClaimRow, updateClaim } from '#db/repositories/claims.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';
import { sha256 } from '../work.server.ts';

export type ClaimEndReason =
  'refused' | 'changed' | 'rejected' | 'withdrawn' | 'overruled' | 'undone' | 'expired' | 'released' | 'merged';

/** Ends a claim; false when it was not live or somebody else was first. */
export async function endClaim(
  unit: UnitOfWork,
  claim: ClaimRow,
  act: Extract<ClaimAct, 'release' | 'expire' | 'override'>,
  reason: ClaimEndReason,
): Promise<boolean> {
  const status = afterClaimAct(claim.status, act);
  if (!status) return false;
  const ended = await updateClaim(
    unit.trx,
    claim,
    { status, endedAt: unit.at, endReason: reason, updatedAt: unit.at },
    sha256,
  );
  if (ended) {
    unit.audit({
      action: `claim.${act}`,
      subjectKind: 'claim',
      subjectId: claim.id,
      partnerId: claim.ownerPartnerId,
      customerId: claim.customerId,
      visibility: act === 'expire' ? 'partner' : 'staff',
      data: { reason },
    });
  }
  return ended;
}
