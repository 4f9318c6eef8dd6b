// Partners as staff list them, with their live claims against their capacity. Reads only, inside the scope.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import {
  type ListedPartner,
  type PartnerFilter,
  countLiveClaims,
  listPartners as listRows,
} from '#db/repositories/partners.ts';
import type { Work } from '../work.server.ts';

export interface PartnerPage {
  rows: (ListedPartner & { liveClaims: number })[];
  /** The key of the last row, where more follow. */
  next: { name: string; id: string } | null;
}

export const pageSize = 50;

export async function listPartners(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  filter: PartnerFilter,
  after: { name: string; id: string } | null,
): Promise<PartnerPage> {
  requirePermission(actor, 'partner:read');
  const { text, ...rest } = filter;
  const wanted = text ? cleanLine(text).slice(0, 200) : '';
  const rows = await listRows(work.db, scope, { ...rest, ...(wanted ? { text: wanted } : {}) }, after, pageSize + 1);
  const shown = rows.slice(0, pageSize);
  const live = await countLiveClaims(
    work.db,
    shown.map(({ id }) => id),
  );
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return {
    rows: shown.map((row) => ({ ...row, liveClaims: live.get(row.id) ?? 0 })),
    next: last ? { name: last.name, id: last.id } : null,
  };
}
