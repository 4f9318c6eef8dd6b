// Forgets what partners asked once the detector no longer looks that far back.
import { hourMs } from '#app/domain/calendar/instant.ts';
import { forgetOldProbes } from '#app/services/probe/watch.server.ts';
import type { Job } from './job.server.ts';

export const forgetProbes: Job = { name: 'forget-probes', everyMs: hourMs / 4, run: forgetOldProbes };
