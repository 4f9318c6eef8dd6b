// Forgets site visits the rules keep no longer.
import { hourMs } from '#app/domain/calendar/instant.ts';
import { forgetOldVisits } from '#app/services/signal/visits.server.ts';
import type { Job } from './job.server.ts';

export const forgetVisits: Job = { name: 'forget-visits', everyMs: hourMs, run: forgetOldVisits };
