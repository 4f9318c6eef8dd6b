// Lists paged by key: a row's place in one ordered by a moment and an id, as text in a URL, and the pages around a page.
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

/** Which page is asked for: from behind a place, or up to one. At most one of them counts, `before` first. */
export interface PageEdge<Place> {
  after?: Place | null;
  before?: Place | null;
}

export interface Page<Row, Place> {
  rows: Row[];
  /** What `after` of the next page and `before` of the previous one is; null where there is none. */
  next: Place | null;
  previous: Place | null;
}

/** The page in what was `found` at the edge, in the order of the list: one row more than `size` where there are more. */
export function pageOf<Row, Place>(
  found: readonly Row[],
  size: number,
  { after, before }: PageEdge<unknown>,
  placeOf: (row: Row) => Place,
): Page<Row, Place> {
  const more = found.length > size;
  const rows = before && more ? found.slice(1) : found.slice(0, size);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    next: last && (before || more) ? placeOf(last) : null,
    previous: first && (before ? more : after) ? placeOf(first) : null,
  };
}
