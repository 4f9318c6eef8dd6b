// Hands one evidence file to staff in whose care its registration is.
import { Readable } from 'node:stream';
import { adminLoader } from '#app/http/admin.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { fileHeaders } from '#app/http/headers.server.ts';
import { openEvidenceForStaff } from '#app/services/evidence/open-for-staff.server.ts';

export const loader = adminLoader(
  { can: 'review:read', params: { id: idParam, evidenceId: idParam } },
  async ({ work, actor, scope, origin, params }) => {
    const { fileName, mediaType, size, stream } = await openEvidenceForStaff(work, actor, scope, origin, {
      registrationId: params.id,
      evidenceId: params.evidenceId,
    });
    return new Response(Readable.toWeb(stream) as ReadableStream, {
      headers: fileHeaders({ name: fileName, mediaType, size }),
    });
  },
);
