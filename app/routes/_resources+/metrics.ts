// The figures for Prometheus: open on this machine, elsewhere for the bearer of METRICS_TOKEN, for all others not there.
import { errorResponse } from '#app/http/errors.server.ts';
import { carriesToken, isFromThisMachine } from '#app/http/machine.server.ts';
import { metricsContentType, metricsText } from '#app/http/metrics.ts';
import { resourceLoader, textResponse } from '#app/http/resource.server.ts';
import { readFigures } from '#app/services/operations/figures.server.ts';

export const loader = resourceLoader({}, async ({ request, work, origin }) => {
  if (!isFromThisMachine(request, origin.ip) && !carriesToken(request, work.environment.metricsToken))
    throw errorResponse('notFound');
  return textResponse(await metricsText(await readFigures(work)), 200, metricsContentType);
});
