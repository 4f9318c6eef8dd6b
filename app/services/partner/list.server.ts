// Partners as staff list them, with their live claims against their capacity. Reads only, inside the scope.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { type Page, type PageEdge, pageOf } from '#app/domain/calendar/page-key.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import {
  type ListedPartner,
  type PartnerFilter,
  type PartnerKey,
  countLiveClaims,
  listPartners as listRows,
} from '#db/repositories/partners.ts';
import { exportList } from '../exporting/list.server.ts';
import type { Origin, Work } from '../work.server.ts';

export type PartnerPage = Page<ListedPartner & { liveClaims: number }, PartnerKey>;

export const pageSize = 50;

export async function listPartners(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  filter: PartnerFilter,
  edge: PageEdge<PartnerKey>,
): Promise<PartnerPage> {
  requirePermission(actor, 'partner:read');
  const found = await listRows(work.db, scope, cleaned(filter), edge, pageSize + 1);
  const page = pageOf(found, pageSize, edge, placeOf);
  return { ...page, rows: await withClaims(work, page.rows) };
}

/** Everything the list would show, by name, piece by piece. */
export async function exportPartners(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  origin: Origin | null,
  filter: PartnerFilter,
): Promise<AsyncGenerator<PartnerPage['rows']>> {
  requirePermission(actor, 'partner:read');
  const { text, ...filters } = filter;
  return exportList(work, actor, origin, {
    list: 'partners',
    filters: { ...filters, searched: Boolean(text) },
    read: async (after: PartnerKey | null, size) =>
      withClaims(work, await listRows(work.db, scope, cleaned(filter), { after, before: null }, size)),
    keyOf: placeOf,
  });
}

function placeOf({ name, id }: PartnerKey): PartnerKey {
  return { name, id };
}

function cleaned({ text, ...rest }: PartnerFilter): PartnerFilter {
  const wanted = text ? cleanLine(text).slice(0, 200) : '';
  return { ...rest, ...(wanted ? { text: wanted } : {}) };
}

async function withClaims(work: Work, rows: ListedPartner[]): Promise<PartnerPage['rows']> {
  const live = await countLiveClaims(
    work.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, liveClaims: live.get(row.id) ?? 0 }));
}
