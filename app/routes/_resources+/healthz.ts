// The process is alive. Says nothing about the database: see /readyz.
import { resourceLoader, textResponse } from '#app/http/resource.server.ts';

export const loader = resourceLoader({}, async () => textResponse('ok\n'));
