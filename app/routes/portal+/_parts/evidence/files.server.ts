// Takes the files of a form into a registration, one by one, and says of each that was not taken why. Shared by the form
// that carries files, the route that takes them as they are chosen, and the request for a ruling.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { minuteMs } from '#app/domain/calendar/instant.ts';
import type { FieldProblem, Problems } from '#app/forms/form.ts';
import type { Upload } from '#app/http/form.server.ts';
import { largestEvidenceBytes, mostEvidence } from '#app/services/evidence/accepted.server.ts';
import { addEvidence } from '#app/services/evidence/add.server.ts';
import type { Origin, Work } from '#app/services/work.server.ts';

export const evidenceLimits = { maxFileBytes: largestEvidenceBytes, maxFiles: mostEvidence };

/** A file that was not taken. */
export interface RefusedFile {
  name: string;
  problem: FieldProblem;
}

/** In the order they were sent; a file that is there already counts as taken where `again` says so. */
export async function takeFiles(
  work: Work,
  actor: PartnerActor,
  origin: Origin | null,
  { registrationId, upload, again }: { registrationId: string; upload: Upload; again?: boolean },
): Promise<RefusedFile[]> {
  const refused: RefusedFile[] = [];
  for (const file of upload.files) {
    const added = await addEvidence(work, actor, origin, { registrationId, file });
    if (!added.ok && !(added.reason === 'sameFile' && again))
      refused.push({
        name: file.fileName,
        problem: added.reason === 'tooOften' ? tooOften(added.retryAfterMs) : problemOf(added.reason, file.fileName),
      });
  }
  const tooMany = problemOf('tooManyFiles', '');
  return [...refused, ...upload.leftOut.map((name) => ({ name, problem: tooMany }))];
}

/** A limit ran out: how many minutes to wait, as a problem of the field it stands by. */
export function tooOften(retryAfterMs: number): FieldProblem {
  return { code: 'tooOften', values: { minutes: Math.max(1, Math.ceil(retryAfterMs / minuteMs)) } };
}

/** What the summary of a form says of them: the first. */
export function problemsOfFiles(refused: readonly RefusedFile[]): Problems {
  const [first] = refused;
  return first ? { evidence: first.problem } : {};
}

function problemOf(
  reason: Exclude<Extract<Awaited<ReturnType<typeof addEvidence>>, { ok: false }>['reason'], 'tooOften'>,
  name: string,
): FieldProblem {
  if (reason === 'tooManyFiles') return { code: 'tooManyFiles', values: { max: mostEvidence } };
  if (reason === 'sameFile') return { code: 'sameFile', values: { name } };
  if (reason === 'notPossible') return { code: 'invalid' };
  return { code: reason, values: { name, max: largestEvidenceBytes / 1024 / 1024 } };
}
