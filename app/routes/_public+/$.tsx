// Any other address that leads nowhere. A route of its own, because only a route knows the viewer's language and theme.
import { errorResponse } from '#app/http/errors.server.ts';
import { publicLoader } from '#app/http/public.server.ts';

export const loader = publicLoader({}, async (): Promise<null> => {
  throw errorResponse('notFound');
});

export default function Nowhere() {
  return null;
}
