// A file to fill in: every column the import knows, in the viewer's language, and two example rows.
import { adminLoader } from '#app/http/admin.server.ts';
import { listHeaders } from '#app/http/headers.server.ts';
import { importTemplate } from '#app/services/importing/template.server.ts';

export const loader = adminLoader({ can: 'import:run' }, async ({ t }) => {
  const { fileName, text } = importTemplate(t);
  return new Response(text, { headers: listHeaders(fileName, 'text/csv') });
});
