// Which cases a list shows, as its address says: the open ones unless it names another status.
import { type ConflictStatus, conflictStatuses } from '#app/domain/conflict/lifecycle.ts';

export function conflictStatusOf(asked: URLSearchParams): ConflictStatus {
  return conflictStatuses.find((known) => known === asked.get('status')) ?? 'open';
}
