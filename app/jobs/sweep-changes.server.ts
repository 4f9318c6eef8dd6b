// Re-checks open registrations and live claims after the master list changed, and goes on with a full sweep somebody asked for.
import { continueFullSweep } from '#app/services/sweep/full.server.ts';
import { followChanges } from '#app/services/sweep/follow.server.ts';
import type { Job } from './job.server.ts';

export const sweepChanges: Job = {
  name: 'sweep-changes',
  everyMs: 2_000,
  run: async (work, signal) => {
    await followChanges(work, signal);
    await continueFullSweep(work, signal);
  },
};
