// The files of one registration as its own partner may change them: which lie with a submission, and which came since.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import { listEvidence } from '#db/repositories/evidence.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { listSealedFileIds } from '#db/repositories/submissions.ts';
import { type EvidenceShown, shownEvidence } from '../registration/view-own.server.ts';
import type { Work } from '../work.server.ts';

export interface OwnEvidence extends EvidenceShown {
  /** It lay with a submission. */
  sealed: boolean;
}

/** Throws NotFound outside the actor's scope. */
export async function listOwnEvidence(work: Work, actor: PartnerActor, registrationId: string): Promise<OwnEvidence[]> {
  if (!(await findRegistration(work.db, registrationId, partnerScopeOf(actor)))) throw new NotFound('registration');
  const [files, sealed] = await Promise.all([
    listEvidence(work.db, registrationId),
    listSealedFileIds(work.db, registrationId),
  ]);
  return files.map((file) => ({ ...shownEvidence(file), sealed: sealed.has(file.id) }));
}
