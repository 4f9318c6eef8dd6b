// The receipt as a file for programs: the exact texts and hashes of every submission, to compute them again with any tool.
import { idParam } from '#app/http/guard.server.ts';
import { errorResponse } from '#app/http/errors.server.ts';
import { fileHeaders } from '#app/http/headers.server.ts';
import { portalLoader } from '#app/http/portal.server.ts';
import { takePortalLimit } from '#app/services/account/portal-limit.server.ts';
import { getReceipt, receiptFile } from '#app/services/registration/receipt.server.ts';

export const loader = portalLoader(
  { can: 'registration:read', params: { id: idParam } },
  async ({ work, actor, params }) => {
    const receipt = await getReceipt(work, actor, params.id);
    if (!(await takePortalLimit(work, actor, 'receipt')).ok) throw errorResponse('tooMany');
    const file = Buffer.from(receiptFile(receipt));
    const headers = fileHeaders({
      name: `${receipt.number}.json`,
      mediaType: 'application/json',
      size: file.byteLength,
    });
    return new Response(file, { headers });
  },
);
