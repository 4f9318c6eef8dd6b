// A partner's claims, a page at a time: those protected, those held until a decision, those that ended.
import type { PartnerScope } from '#app/domain/access/scope.ts';
import {
  type ClaimKey,
  type ClaimListRow,
  type ClaimView,
  listOwnClaims as listRows,
} from '#db/repositories/claim-lists.ts';
import type { Work } from '../work.server.ts';

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

function keyOf(text: string | null): ClaimKey | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { at: match[1], id: match[2] } : null;
}
