// The result file: every row as it came, with what became of it.
import { Readable } from 'node:stream';
import { NotFound } from '#app/domain/access/errors.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { listHeaders } from '#app/http/headers.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { importResult } from '#app/services/importing/result.server.ts';

export const loader = adminLoader({ can: 'import:run', params: { id: idParam } }, async ({ work, params, t }) => {
  const result = await importResult(work, t, params.id);
  if (!result.ok) throw new NotFound('import');
  return new Response(Readable.toWeb(Readable.from(result.text, { objectMode: false })) as ReadableStream, {
    headers: listHeaders(result.fileName, 'text/csv'),
  });
});
