// A partner writes down work done on a customer it holds: the proof that a claim is being worked.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { FollowUpKind } from '#app/domain/claim/follow-up.ts';
import { isLive } from '#app/domain/claim/lifecycle.ts';
import { cleanText } from '#app/domain/customer/text.ts';
import { findClaim } from '#db/repositories/claims.ts';
import { insertFollowUp } from '#db/repositories/follow-ups.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export interface FollowUpInput {
  claimId: string;
  kind: FollowUpKind;
  occurredAt: Instant;
  note: string;
}

export type FollowUpRecorded = { ok: true } | { ok: false; reason: 'notLive' | 'inFuture' };

export async function recordFollowUp(
  work: Work,
  actor: PartnerActor,
  origin: Origin | null,
  input: FollowUpInput,
): Promise<FollowUpRecorded> {
  return commit<FollowUpRecorded>(work, actor, origin, async (unit) => {
    const claim = await findClaim(unit.trx, input.claimId);
    if (!claim || !decide(actor, 'followUp:record', { partnerId: claim.ownerPartnerId }).allowed)
      throw new NotFound('claim');
    if (!isLive(claim.status)) return { ok: false, reason: 'notLive' };
    if (input.occurredAt > unit.at) return { ok: false, reason: 'inFuture' };
    await insertFollowUp(unit.trx, {
      id: work.newId(),
      claimId: claim.id,
      customerId: claim.customerId,
      partnerId: claim.ownerPartnerId,
      userId: actor.userId,
      kind: input.kind,
      occurredAt: input.occurredAt,
      note: cleanText(input.note),
      createdAt: unit.at,
    });
    unit.audit({
      action: 'followUp.record',
      subjectKind: 'claim',
      subjectId: claim.id,
      partnerId: claim.ownerPartnerId,
      customerId: claim.customerId,
      visibility: 'partner',
      data: { kind: input.kind },
    });
    return { ok: true };
  });
}
