// Runs the dry runs and commits of imports into the master list.
import { runWaitingImports } from '#app/services/importing/run.server.ts';
import type { Job } from './job.server.ts';

export const runImports: Job = { name: 'run-imports', everyMs: 1_000, run: runWaitingImports };
