// What a request for a ruling does with what was sent: its files first, which are the registration's from then on, then
// its statement. Whatever is refused, both are there for the next try.
import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { cleanText } from '#app/domain/customer/text.ts';
import { type Problems, parseForm } from '#app/forms/form.ts';
import { longestText } from '#app/forms/registration-fields.ts';
import type { Asked } from '#app/http/guard.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import type { Upload } from '#app/http/form.server.ts';
import { onTheGrid } from '#app/http/pace.server.ts';
import { paths } from '#app/http/paths.ts';
import type { PortalAsked } from '#app/http/portal.server.ts';
import { type OwnEvidence, listOwnEvidence } from '#app/services/evidence/list-own.server.ts';
import { removeEvidence } from '#app/services/evidence/remove.server.ts';
import { contestRefusal } from '#app/services/registration/contest.server.ts';
import { getOwnRegistration } from '#app/services/registration/view-own.server.ts';
import { type RefusedFile, problemsOfFiles, takeFiles } from '../evidence/files.server.ts';

/** What the form gets back when it is not accepted. */
export interface ContestAnswer {
  problems: Problems;
  statement: string;
  refused: RefusedFile[];
  evidence: OwnEvidence[];
  /** To send with the next try. */
  version: number;
  /** The registration moved on between reading and sending. */
  stale: boolean;
}

const contestForm = z.object({
  version: z.coerce.number().int().min(1),
  statement: z.string().transform(cleanText).pipe(z.string().min(1, 'required').max(longestText, 'tooLong')),
});

type ContestAsked = Pick<Asked<z.ZodRawShape>, 'work' | 'origin' | 'context' | 't'> & Pick<PortalAsked, 'actor'>;

export async function takeContest({ work, actor, origin, context, t }: ContestAsked, id: string, upload: Upload) {
  const intent = upload.fields.get('intent') ?? '';
  const refused = await takeFiles(work, actor, origin, { registrationId: id, upload, again: true });
  const again = async (status: number, answer: Partial<ContestAnswer>) => {
    const [{ version }, evidence] = await Promise.all([
      getOwnRegistration(work, actor, id),
      listOwnEvidence(work, actor, id),
    ]);
    const statement = upload.fields.get('statement') ?? '';
    return data<ContestAnswer>(
      { problems: problemsOfFiles(refused), statement, refused, evidence, version, stale: false, ...answer },
      { status },
    );
  };
  if (intent.startsWith('remove:')) {
    const evidenceId = z.uuid().catch('').parse(intent.slice('remove:'.length));
    await removeEvidence(work, actor, origin, { registrationId: id, evidenceId });
    return again(200, {});
  }
  const parsed = parseForm(contestForm, upload.fields);
  if (!parsed.ok) return again(422, { problems: { ...parsed.problems, ...problemsOfFiles(refused) } });
  if (refused.length > 0) return again(422, {});
  const done = await onTheGrid(work, () => contestRefusal(work, actor, origin, { id, ...parsed.value }));
  if (!done.ok && done.reason === 'stale') return again(409, { stale: true });
  if (done.ok) leaveFlash(context, t('portal:contest.done', { number: done.conflictNumber }));
  else leaveFlash(context, t(`portal:refused.${done.reason}`), 'warning');
  return redirect(paths.portal.registration(id), 303);
}
