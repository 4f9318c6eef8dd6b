// Reference data for showing: product lines, regions and code lists, named on every page and changed a few times a year.
// Kept by this process until it is asked to write or has written anything, and for a few seconds where another process wrote.
// What a service checks a write against is read from the database itself.
import {
  type CodeListRow,
  type ProductLineRow,
  type RegionRow,
  listCodes,
  listProductLines,
  listRegions,
} from '#db/repositories/reference-data.ts';
import type { Work } from '../work.server.ts';

/** How long a change made by another process may stay unseen. */
const keptMs = 5_000;

type Kept = Map<string, { untilMs: number; rows: Promise<unknown> }>;

const keptOf = new WeakMap<Work, Kept>();

function keep<Rows>(work: Work, name: string, read: () => Promise<Rows>): Promise<Rows> {
  let kept = keptOf.get(work);
  if (!kept) keptOf.set(work, (kept = new Map()));
  const nowMs = work.now().getTime();
  const known = kept.get(name);
  if (known && nowMs < known.untilMs) return known.rows as Promise<Rows>;
  const rows = read();
  kept.set(name, { untilMs: nowMs + keptMs, rows });
  // What could not be read is asked again.
  rows.catch(() => kept.delete(name));
  return rows;
}

/** Every region, retired ones too, in the order of the business. */
export function regionsOf(work: Work): Promise<RegionRow[]> {
  return keep(work, 'regions', () => listRegions(work.db));
}

/** Every product line, retired ones too, in the order of the business. */
export function productLinesOf(work: Work): Promise<ProductLineRow[]> {
  return keep(work, 'productLines', () => listProductLines(work.db));
}

/** The entries of one code list, retired ones too. */
export function codesOf(work: Work, list: string): Promise<CodeListRow[]> {
  return keep(work, `codes ${list}`, () => listCodes(work.db, list));
}

/** To be called before what is sent is looked at, and after every write. */
export function forgetReference(work: Work): void {
  keptOf.delete(work);
}
