// Opens one file of a registration for download, and writes down who did.
import type { Readable } from 'node:stream';
import { NotFound } from '#app/domain/access/errors.ts';
import type { Actor } from '#app/domain/access/permission.ts';
import type { PartnerScope } from '#app/domain/access/scope.ts';
import { findEvidence } from '#db/repositories/evidence.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export interface OpenedEvidence {
  fileName: string;
  mediaType: string;
  size: number;
  stream: Readable;
}

/** `scope` is null for the back office, whose route checks that the registration is its to see. Throws NotFound. */
export async function openEvidence(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  { registrationId, evidenceId, scope }: { registrationId: string; evidenceId: string; scope: PartnerScope | null },
): Promise<OpenedEvidence> {
  const evidence = await findEvidence(work.db, registrationId, evidenceId, scope);
  if (!evidence) throw new NotFound('evidence');
  const { fileName, mediaType, storageKey } = evidence;
  const { size, stream } = await work.files.open(storageKey);
  await commit(work, actor, origin, async ({ audit }) =>
    audit({
      action: 'file.download',
      subjectKind: 'registration',
      subjectId: registrationId,
      data: { evidenceId, fileName },
    }),
  );
  return { fileName, mediaType, size, stream };
}
