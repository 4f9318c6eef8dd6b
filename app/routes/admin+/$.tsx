// An address of the back office that leads nowhere: not found, within its own frame.
import { errorResponse } from '#app/http/errors.server.ts';
import { adminLoader } from '#app/http/admin.server.ts';

export const loader = adminLoader({ can: 'admin:open' }, async (): Promise<null> => {
  throw errorResponse('notFound');
});

export default function Nowhere() {
  return null;
}
