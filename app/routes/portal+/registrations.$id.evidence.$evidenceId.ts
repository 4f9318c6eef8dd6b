// Hands one evidence file to its own partner.
import { Readable } from 'node:stream';
import { idParam } from '#app/http/guard.server.ts';
import { fileHeaders } from '#app/http/headers.server.ts';
import { portalLoader } from '#app/http/portal.server.ts';
import { openEvidence } from '#app/services/evidence/open.server.ts';

export const loader = portalLoader(
  { can: 'registration:read', params: { id: idParam, evidenceId: idParam } },
  async ({ work, actor, scope, origin, params }) => {
    const { fileName, mediaType, size, stream } = await openEvidence(work, actor, origin, {
      registrationId: params.id,
      evidenceId: params.evidenceId,
      scope,
    });
    return new Response(Readable.toWeb(stream) as ReadableStream, {
      headers: fileHeaders({ name: fileName, mediaType, size }),
    });
  },
);
