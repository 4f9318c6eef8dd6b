// What splitting an entry off again would do, for the page that asks. Reads only; changes nothing.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { isLive } from '#app/domain/claim/lifecycle.ts';
import { listClaimsWithNames } from '#db/repositories/customer-view.ts';
import { listCustomerHeads } from '#db/repositories/customers.ts';
import { listKnownNamesOf } from '#db/repositories/learned-names.ts';
import type { Work } from '../work.server.ts';
import { type UnmergeProblem, readParting } from './unmerge.server.ts';

export async function planUnmerge(work: Work, actor: StaffActor, fromId: string) {
  requirePermission(actor, 'customer:merge');
  const [head] = await listCustomerHeads(work.db, [fromId]);
  if (!head) throw new NotFound('customer');
  const parting = await readParting(work.db, fromId);
  const from = { id: head.id, legalName: head.legalName, canonicalId: head.canonicalId };
  if (typeof parting === 'string') return { ok: false as const, from, problem: parting satisfies UnmergeProblem };
  const { merge, into, registrations, staying, claims } = parting;
  const [names, shown] = await Promise.all([listKnownNamesOf(work.db, into.id), listClaimsWithNames(work.db, into.id)]);
  const back = new Set(registrations.map(({ id }) => id));
  return {
    ok: true as const,
    from,
    into: { id: into.id, legalName: into.legalName },
    merge: { id: merge.id, kind: merge.kind, at: merge.at, seq: merge.ledgerSeq, by: merge.byName },
    registrations,
    staying: staying.length,
    claims: claims.flatMap(({ claim, revived }) => {
      const named = shown.find(({ id }) => id === claim.id);
      return named
        ? [
            {
              id: claim.id,
              productLine: named.productLine,
              ownerPartner: named.ownerPartner,
              live: isLive(claim.status),
              revived: revived !== null,
            },
          ]
        : [];
    }),
    /** Aliases the other forgets. */
    names: names
      .filter(
        ({ learnedFrom, learnedFromId }) =>
          learnedFromId !== null && (learnedFrom === 'merge' ? learnedFromId === merge.id : back.has(learnedFromId)),
      )
      .map(({ value }) => value),
  };
}
