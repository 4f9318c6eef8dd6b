// Adds one file to a registration that is still its partner's to change.
import { createReadStream } from 'node:fs';
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import { holdForEvidence, insertEvidence, listEvidence } from '#db/repositories/evidence.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { takePortalLimit } from '../account/portal-limit.server.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { evidenceTypeOf, largestEvidenceBytes, mostEvidence } from './accepted.server.ts';

export interface EvidenceFile {
  /** As the browser named it; shown, never used as a path. */
  fileName: string;
  /** Where the bytes lie now; read, not moved. */
  path: string;
  sizeBytes: number;
  sha256: string;
  /** The upload was cut at the limit. */
  truncated: boolean;
}

export type EvidenceAdded =
  | { ok: true; id: string }
  | { ok: false; reason: 'fileTooLarge' | 'fileEmpty' | 'fileType' | 'sameFile' | 'tooManyFiles' | 'notPossible' }
  /** Too many files in an hour. */
  | { ok: false; reason: 'tooOften'; retryAfterMs: number };

/** Throws NotFound for a registration outside the actor's scope. */
export async function addEvidence(
  work: Work,
  actor: PartnerActor,
  origin: Origin | null,
  { registrationId, file }: { registrationId: string; file: EvidenceFile },
): Promise<EvidenceAdded> {
  const scope = partnerScopeOf(actor);
  if (!(await findRegistration(work.db, registrationId, scope))) throw new NotFound('registration');
  const limit = await takePortalLimit(work, actor, 'upload');
  if (!limit.ok) return limit;
  if (file.truncated || file.sizeBytes > largestEvidenceBytes) return { ok: false, reason: 'fileTooLarge' };
  if (file.sizeBytes === 0) return { ok: false, reason: 'fileEmpty' };
  const mediaType = await evidenceTypeOf(file.path, file.fileName);
  if (!mediaType) return { ok: false, reason: 'fileType' };

  const id = work.newId();
  const storageKey = `evidence/${registrationId}/${id}`;
  await work.files.put(storageKey, createReadStream(file.path));
  let added: EvidenceAdded = { ok: false, reason: 'notPossible' };
  try {
    added = await commit<EvidenceAdded>(work, actor, origin, async ({ trx, at, audit }) => {
      if (!(await holdForEvidence(trx, registrationId, scope, at))) return { ok: false, reason: 'notPossible' };
      const kept = await listEvidence(trx, registrationId);
      if (kept.some(({ sha256 }) => sha256 === file.sha256)) return { ok: false, reason: 'sameFile' };
      if (kept.length >= mostEvidence) return { ok: false, reason: 'tooManyFiles' };
      const fileName = shortName(file.fileName);
      const { sizeBytes, sha256 } = file;
      const row = {
        id,
        registrationId,
        fileName,
        mediaType,
        sizeBytes,
        sha256,
        storageKey,
        uploadedBy: actor.userId,
        createdAt: at,
      };
      await insertEvidence(trx, row);
      audit({
        action: 'evidence.add',
        subjectKind: 'registration',
        subjectId: registrationId,
        partnerId: actor.partnerId,
        visibility: 'partner',
        data: { evidenceId: id, fileName, sha256, sizeBytes },
      });
      return { ok: true, id };
    });
  } finally {
    if (!added.ok) await work.files.remove(storageKey);
  }
  return added;
}

/** At most 191 characters, the ending kept. */
function shortName(fileName: string): string {
  const name = cleanLine(fileName.replace(/^.*[\\/]/, '')) || 'file';
  if (name.length <= 191) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return name.slice(0, 191 - ending.length) + ending;
}
