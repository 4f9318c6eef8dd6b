// An address of the portal that leads nowhere: not found, within its own frame.
import { errorResponse } from '#app/http/errors.server.ts';
import { portalLoader } from '#app/http/portal.server.ts';

export const loader = portalLoader({ can: 'portal:open' }, async (): Promise<null> => {
  throw errorResponse('notFound');
});

export default function Nowhere() {
  return null;
}
