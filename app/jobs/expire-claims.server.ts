// Ends protection on its day.
import { minuteMs } from '#app/domain/calendar/instant.ts';
import { expireClaims } from '#app/services/claim/expire.server.ts';
import type { Job } from './job.server.ts';

export const expireDueClaims: Job = {
  name: 'expire-claims',
  everyMs: minuteMs,
  run: async (work) => void (await expireClaims(work, { kind: 'system', name: 'expire-claims' })),
};
