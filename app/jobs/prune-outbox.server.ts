// Keeps the outbox short.
import { hourMs } from '#app/domain/calendar/instant.ts';
import { pruneOutbox } from '#app/services/outbox/prune.server.ts';
import type { Job } from './job.server.ts';

export const pruneOldOutbox: Job = { name: 'prune-outbox', everyMs: hourMs, run: pruneOutbox };
