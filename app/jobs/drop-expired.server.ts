// Clears out sessions, single-use tokens and counters that have run out.
import { hourMs } from '#app/domain/calendar/instant.ts';
import { dropExpired } from '#app/services/account/drop-expired.server.ts';
import type { Job } from './job.server.ts';

export const dropExpiredAccess: Job = { name: 'drop-expired', everyMs: hourMs, run: dropExpired };
