// Looks around every new submission for similar ones reported close by.
import { flagCloseReports } from '#app/services/signal/flag-close-reports.server.ts';
import type { Job } from './job.server.ts';

export const flagNewCloseReports: Job = { name: 'flag-close-reports', everyMs: 3_000, run: flagCloseReports };
