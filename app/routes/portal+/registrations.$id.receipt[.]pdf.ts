// The receipt as a PDF to file away.
import { idParam } from '#app/http/guard.server.ts';
import { errorResponse } from '#app/http/errors.server.ts';
import { fileHeaders } from '#app/http/headers.server.ts';
import { portalLoader } from '#app/http/portal.server.ts';
import { takePortalLimit } from '#app/services/account/portal-limit.server.ts';
import { getReceipt } from '#app/services/registration/receipt.server.ts';
import { receiptPdf } from './_parts/receipt-pdf.server.ts';

export const loader = portalLoader(
  { can: 'registration:read', params: { id: idParam } },
  async ({ work, actor, params, t, viewer }) => {
    const receipt = await getReceipt(work, actor, params.id);
    if (!(await takePortalLimit(work, actor, 'receipt')).ok) throw errorResponse('tooMany');
    const file = await receiptPdf(receipt, { t, language: viewer.language, timeZone: viewer.timeZone });
    const headers = fileHeaders({ name: `${receipt.number}.pdf`, mediaType: 'application/pdf', size: file.byteLength });
    return new Response(new Uint8Array(file), { headers });
  },
);
