// A list as a file: every row it would show, however many, read piece by piece behind the last key. Who took which list,
// by which filters, is on the trail before the first row leaves; whether they may is the list's own question.
import type { Actor } from '#app/domain/access/permission.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export type ExportedList =
  'registrations' | 'claims' | 'customers' | 'conflicts' | 'partners' | 'imports' | 'mails' | 'audit' | 'labels';

/** Rows read at a time. */
const size = 500;

interface ExportAsked<Row, Key> {
  list: ExportedList;
  /** As they were asked; what was searched for may be a person's number and stays out. */
  filters: Record<string, string | boolean | null | undefined>;
  /** For a partner's own list: whose it is. */
  partnerId?: string;
  read: (after: Key | null, size: number) => Promise<Row[]>;
  keyOf: (row: Row) => Key;
}

export async function exportList<Row, Key>(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  { list, filters, partnerId, read, keyOf }: ExportAsked<Row, Key>,
): Promise<AsyncGenerator<Row[]>> {
  await commit(work, actor, origin, async (unit) => {
    const asked = Object.entries(filters).filter(
      ([, value]) => value !== null && value !== undefined && value !== false,
    );
    unit.audit({
      action: 'list.export',
      subjectKind: 'list',
      subjectId: list,
      subjectLabel: list,
      ...(partnerId ? { partnerId } : {}),
      data: { filters: Object.fromEntries(asked) },
    });
  });
  return inPieces(read, keyOf);
}

async function* inPieces<Row, Key>(
  read: (after: Key | null, size: number) => Promise<Row[]>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<Row[]> {
  for (let after: Key | null = null; ;) {
    const rows: Row[] = await read(after, size);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    after = keyOf(last);
  }
}
