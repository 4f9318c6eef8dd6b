// Clears out what has run out: sessions, tokens, counters.
import type { Work } from '../work.server.ts';
import { dropExpiredSessions } from './lucia.server.ts';
import { dropOldLimits } from './rate-limit.server.ts';
import { dropExpiredTokens } from './single-use-token.server.ts';

export async function dropExpired(work: Work): Promise<void> {
  await dropExpiredSessions(work);
  await dropExpiredTokens(work);
  await dropOldLimits(work);
}
