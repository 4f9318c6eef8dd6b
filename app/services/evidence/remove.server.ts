// Takes a file back out of a registration that is still its partner's to change. One that lay with a submission leaves the
// current list only: the record keeps it, bytes and all.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import { isContestable } from '#app/domain/registration/lifecycle.ts';
import { deleteEvidence, findEvidence, holdForEvidence, takeBackEvidence } from '#db/repositories/evidence.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { listSealedFileIds } from '#db/repositories/submissions.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export type EvidenceRemoved = { ok: true } | { ok: false; reason: 'notPossible' };

/** Throws NotFound for a file outside the actor's scope, and for one already gone. */
export async function removeEvidence(
  work: Work,
  actor: PartnerActor,
  origin: Origin | null,
  { registrationId, evidenceId }: { registrationId: string; evidenceId: string },
): Promise<EvidenceRemoved> {
  const scope = partnerScopeOf(actor);
  const removed = await commit(work, actor, origin, async ({ trx, at, audit }) => {
    const evidence = await findEvidence(trx, registrationId, evidenceId, scope);
    if (!evidence) throw new NotFound('evidence');
    if (!(await holdForEvidence(trx, registrationId, scope, at))) return { ok: false } as const;
    const sealed = (await listSealedFileIds(trx, registrationId)).has(evidenceId);
    // Beside a refusal only what was added since can go: what was refused stays as it was.
    const registration = await findRegistration(trx, registrationId, scope);
    if (sealed && registration && isContestable(registration)) return { ok: false } as const;
    if (!sealed) await deleteEvidence(trx, evidenceId);
    else if (!(await takeBackEvidence(trx, evidenceId, { userId: actor.userId, at }))) throw new NotFound('evidence');
    const { fileName, sha256, storageKey } = evidence;
    audit({
      action: 'evidence.remove',
      subjectKind: 'registration',
      subjectId: registrationId,
      partnerId: actor.partnerId,
      visibility: 'partner',
      data: { evidenceId, fileName, sha256, ...(sealed ? { kept: true } : {}) },
    });
    return { ok: true, storageKey: sealed ? null : storageKey } as const;
  });
  if (!removed.ok) return { ok: false, reason: 'notPossible' };
  if (removed.storageKey !== null) await work.files.remove(removed.storageKey);
  return { ok: true };
}
