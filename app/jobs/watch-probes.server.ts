// Looks at what partners asked, for probing and decoys.
import { watchProbes } from '#app/services/probe/watch.server.ts';
import type { Job } from './job.server.ts';

export const watchNewProbes: Job = { name: 'watch-probes', everyMs: 2_000, run: watchProbes };
