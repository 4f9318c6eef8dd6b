// Takes files for a registration as they are chosen, and takes them out again. Answers scripts with what is there now;
// a plain form is sent back to the registration.
import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { idParam } from '#app/http/guard.server.ts';
import { readUpload } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { portalAction, portalLoader } from '#app/http/portal.server.ts';
import { listOwnEvidence } from '#app/services/evidence/list-own.server.ts';
import { removeEvidence } from '#app/services/evidence/remove.server.ts';
import type { EvidenceAnswer } from './_parts/evidence/send-file.ts';
import { evidenceLimits, takeFiles } from './_parts/evidence/files.server.ts';

export const loader = portalLoader({ can: 'registration:read', params: { id: idParam } }, async ({ params }) =>
  redirect(paths.portal.registration(params.id)),
);

export const action = portalAction(
  { can: 'registration:submit', params: { id: idParam } },
  async ({ request, work, actor, origin, params }) => {
    const upload = await readUpload(request, evidenceLimits);
    try {
      const answer: EvidenceAnswer = {};
      const evidenceId = upload.fields.get('remove');
      if (evidenceId !== null) {
        const removed = await removeEvidence(work, actor, origin, {
          registrationId: params.id,
          evidenceId: z.uuid().catch('').parse(evidenceId),
        });
        if (!removed.ok) answer.problem = { code: 'invalid' };
      }
      const [refused] = await takeFiles(work, actor, origin, { registrationId: params.id, upload });
      if (refused) answer.problem = refused.problem;
      answer.evidence = await listOwnEvidence(work, actor, params.id);
      if (!request.headers.get('Accept')?.includes('application/json'))
        return redirect(paths.portal.registration(params.id), 303);
      return Response.json(answer, { status: answer.problem ? 422 : 200 });
    } finally {
      await upload.discard();
    }
  },
);
