// When a user last cleared the news on the home page. A preference: no version, no audit.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader } from '../client.ts';

export async function markHomeSeen(db: Reader, userId: string, at: Instant): Promise<void> {
  await db.updateTable('users').set({ homeSeenAt: at }).where('id', '=', userId).execute();
}
