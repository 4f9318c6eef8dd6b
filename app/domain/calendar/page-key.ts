// A row's place in a list ordered by a moment and an id, as text in a URL.
import type { Instant } from './instant.ts';

export interface PageKey {
  at: Instant;
  id: string;
}

export function pageKeyText(key: PageKey): string {
  return `${key.at}_${key.id}`;
}

/** Null for what is no key: the list then starts at its beginning. */
export function parsePageKey(text: string | null): PageKey | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { at: match[1], id: match[2] } : null;
}
