// Whether traffic should come here: 200, or 503 with what is missing.
import { resourceLoader, textResponse } from '#app/http/resource.server.ts';
import { checkReadiness } from '#app/services/operations/readiness.server.ts';

export const loader = resourceLoader({}, async ({ work }) => {
  const readiness = await checkReadiness(work);
  return textResponse(`${JSON.stringify(readiness)}\n`, readiness.ready ? 200 : 503, 'application/json');
});
