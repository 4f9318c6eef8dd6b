// A partner's claims, a page at a time: those protected, those held until a decision, those that ended.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import type { PartnerScope } from '#app/domain/access/scope.ts';
import {
  type ClaimKey,
  type ClaimListRow,
  type ClaimView,
  listOwnClaims as listRows,
} from '#db/repositories/claim-lists.ts';
import { exportList } from '../exporting/list.server.ts';
import type { Origin, Work } from '../work.server.ts';

export type { ClaimListRow, ClaimView } from '#db/repositories/claim-lists.ts';

export const claimsPerPage = 30;

export interface ClaimsPage {
  rows: ClaimListRow[];
  /** Key of the next page; null on the last. */
  next: string | null;
}

/** `after` is a key from the page before; anything else counts as the first page. */
export async function listOwnClaims(
  work: Work,
  scope: PartnerScope,
  view: ClaimView,
  after: string | null,
): Promise<ClaimsPage> {
  const key = keyOf(after);
  const found = await listRows(work.db, scope, view, key ? { after: key } : {}, claimsPerPage + 1);
  const rows = found.slice(0, claimsPerPage);
  const last = rows.at(-1);
  return { rows, next: last && found.length > claimsPerPage ? `${last.key.at}~${last.key.id}` : null };
}

/** Everything the view would show, in its order, piece by piece. */
export function exportOwnClaims(
  work: Work,
  actor: PartnerActor,
  scope: PartnerScope,
  origin: Origin | null,
  view: ClaimView,
): Promise<AsyncGenerator<ClaimListRow[]>> {
  return exportList(work, actor, origin, {
    list: 'claims',
    partnerId: actor.partnerId,
    filters: { view },
    read: (after: ClaimKey | null, size) => listRows(work.db, scope, view, after ? { after } : {}, size),
    keyOf: ({ key }) => key,
  });
}

function keyOf(text: string | null): ClaimKey | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { at: match[1], id: match[2] } : null;
}
