// A partner's registrations: a page of the list, and the whole of it for export.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import type { PartnerScope } from '#app/domain/access/scope.ts';
import {
  type KeyRange,
  type RegistrationFilter,
  type RegistrationKey,
  type RegistrationListRow,
  listOwnRegistrations as listRows,
} from '#db/repositories/registration-lists.ts';
import { productLinesOf } from '../settings/reference.server.ts';
import type { Named } from '#app/domain/language/named.ts';
import { exportList } from '../exporting/list.server.ts';
import type { Origin, Work } from '../work.server.ts';

export type { RegistrationFilter, RegistrationListRow } from '#db/repositories/registration-lists.ts';

export interface RegistrationPage {
  rows: RegistrationListRow[];
  /** Keys for the neighbouring pages; null where there is none. */
  newer: string | null;
  older: string | null;
}

export const registrationsPerPage = 30;

/** `after` and `before` are keys from an earlier page; anything else counts as the first page. */
export async function listOwnRegistrations(
  work: Work,
  scope: PartnerScope,
  filter: RegistrationFilter,
  page: { after?: string | null; before?: string | null } = {},
): Promise<RegistrationPage> {
  const range = rangeOf(page);
  const backwards = range.before !== undefined;
  const found = await listRows(work.db, scope, filter, range, registrationsPerPage + 1);
  const more = found.length > registrationsPerPage;
  const rows = more ? (backwards ? found.slice(1) : found.slice(0, registrationsPerPage)) : found;
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    newer: first && (range.after || (backwards && more)) ? keyText(first) : null,
    older: last && (backwards || more) ? keyText(last) : null,
  };
}

/** Everything the list would show, newest first, piece by piece. */
export function exportOwnRegistrations(
  work: Work,
  actor: PartnerActor,
  scope: PartnerScope,
  origin: Origin | null,
  filter: RegistrationFilter,
): Promise<AsyncGenerator<RegistrationListRow[]>> {
  const { statuses, kind, productLineId, search } = filter;
  return exportList(work, actor, origin, {
    list: 'registrations',
    partnerId: actor.partnerId,
    filters: { statuses: statuses?.join(' '), kind, productLineId, searched: Boolean(search) },
    read: (after: RegistrationKey | null, size) => listRows(work.db, scope, filter, after ? { after } : {}, size),
    keyOf: (row) => row,
  });
}

/** Product lines to filter by. */
export async function listFilterProductLines(work: Work): Promise<({ id: string } & Named)[]> {
  return (await productLinesOf(work)).map(({ id, nameEn, nameZh }) => ({ id, nameEn, nameZh }));
}

function keyText({ updatedAt, id }: RegistrationKey): string {
  return `${updatedAt}~${id}`;
}

function keyOf(text: string | null | undefined): RegistrationKey | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { updatedAt: match[1], id: match[2] } : undefined;
}

function rangeOf({ after, before }: { after?: string | null; before?: string | null }): KeyRange {
  const afterKey = keyOf(after);
  if (afterKey) return { after: afterKey };
  const beforeKey = keyOf(before);
  return beforeKey ? { before: beforeKey } : {};
}
