// A partner writes down work done on a customer it holds: the proof that a claim is being worked.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { FollowUpKind } from '#app/domain/claim/follow-up.ts';
import { isLive } from '#app/domain/claim/lifecycle.ts';
import { cleanText } from '#app/domain/customer/text.ts';
import type { Named } from '#app/domain/language/named.ts';
import type { Reader } from '#db/client.ts';
import { isDuplicateKey } from '#db/dialect.ts';
import { findClaim } from '#db/repositories/claims.ts';
import { findClaimOfFollowUp, insertFollowUp } from '#db/repositories/follow-ups.ts';
import { listCodes } from '#db/repositories/reference-data.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export interface FollowUpInput {
  /** From the form: the same form sent twice is one record. Made here where none came. */
  id?: string | undefined;
  claimId: string;
  kind: FollowUpKind;
  occurredAt: Instant;
  /** One of the stages in use, or null. */
  stage: string | null;
  note: string;
}

export type FollowUpRecorded = { ok: true } | { ok: false; reason: 'notLive' | 'inFuture' | 'unknownStage' };

/** The stages a follow-up may name, in their order. */
export async function listStages({ db }: { db: Reader }): Promise<({ code: string } & Named)[]> {
  const codes = await listCodes(db, 'stage');
  return codes
    .filter(({ status }) => status === 'active')
    .map(({ code, nameEn, nameZh }) => ({ code, nameEn, nameZh }));
}

export async function recordFollowUp(
  work: Work,
  actor: PartnerActor,
  origin: Origin | null,
  input: FollowUpInput,
): Promise<FollowUpRecorded> {
  const id = input.id ?? work.newId();
  try {
    return await record(work, actor, origin, { ...input, id });
  } catch (error) {
    // The same form arrived twice in the same moment.
    if (isDuplicateKey(error) && (await findClaimOfFollowUp(work.db, id)) === input.claimId) return { ok: true };
    throw error;
  }
}

function record(
  work: Work,
  actor: PartnerActor,
  origin: Origin | null,
  input: FollowUpInput & { id: string },
): Promise<FollowUpRecorded> {
  return commit<FollowUpRecorded>(work, actor, origin, async (unit) => {
    const claim = await findClaim(unit.trx, input.claimId);
    if (!claim || !decide(actor, 'followUp:record', { partnerId: claim.ownerPartnerId }).allowed)
      throw new NotFound('claim');
    const known = await findClaimOfFollowUp(unit.trx, input.id);
    if (known !== null) {
      if (known !== claim.id) throw new NotFound('followUp');
      return { ok: true };
    }
    if (!isLive(claim.status)) return { ok: false, reason: 'notLive' };
    if (input.occurredAt > unit.at) return { ok: false, reason: 'inFuture' };
    if (input.stage !== null && !(await listStages({ db: unit.trx })).some(({ code }) => code === input.stage))
      return { ok: false, reason: 'unknownStage' };
    await insertFollowUp(unit.trx, {
      id: input.id,
      claimId: claim.id,
      customerId: claim.customerId,
      partnerId: claim.ownerPartnerId,
      userId: actor.userId,
      kind: input.kind,
      occurredAt: input.occurredAt,
      stage: input.stage,
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
      data: { kind: input.kind, ...(input.stage === null ? {} : { stage: input.stage }) },
    });
    return { ok: true };
  });
}
