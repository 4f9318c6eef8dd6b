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
import type { Work } from '../work.server.ts';

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
  const { text, ...rest } = filter;
  const wanted = text ? cleanLine(text).slice(0, 200) : '';
  const found = await listRows(work.db, scope, { ...rest, ...(wanted ? { text: wanted } : {}) }, edge, pageSize + 1);
  const page = pageOf(found, pageSize, edge, ({ name, id }) => ({ name, id }));
  const live = await countLiveClaims(
    work.db,
    page.rows.map(({ id }) => id),
  );
  return { ...page, rows: page.rows.map((row) => ({ ...row, liveClaims: live.get(row.id) ?? 0 })) };
}
