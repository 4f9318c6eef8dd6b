// Two entries of the master list beside each other, and whether anything stands in the way of merging them. Reads only.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { isLive } from '#app/domain/claim/lifecycle.ts';
import type { Named } from '#app/domain/language/named.ts';
import { listClaimsWithNames, listRegistrationsOfCustomer } from '#db/repositories/customer-view.ts';
import { type CustomerRecord, findCustomer } from '#db/repositories/customers.ts';
import type { Work } from '../work.server.ts';
import { type LookAlike, findLookAlikes } from './look-alikes.server.ts';
import { mergeProblem, sameKey } from './merge.server.ts';

export interface MergeSide {
  customer: CustomerRecord;
  registrations: number;
  /** Live claims. */
  claims: { id: string; productLine: Named; ownerPartner: string }[];
}

export interface MergeComparison {
  from: MergeSide;
  into: MergeSide;
  problem: 'alreadyMerged' | 'usccDiffer' | 'rivalClaims' | null;
  /** Product lines on which two partners hold live claims. */
  rivals: { productLine: Named; fromPartner: string; intoPartner: string }[];
}

export async function compareForMerge(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  ids: { fromId: string; intoId: string },
): Promise<MergeComparison> {
  requirePermission(actor, 'customer:merge');
  const side = async (id: string) => {
    const customer = await findCustomer(work.db, id);
    if (!customer) throw new NotFound('customer');
    const [claims, registrations] = await Promise.all([
      listClaimsWithNames(work.db, id),
      listRegistrationsOfCustomer(work.db, scope, id),
    ]);
    return { customer, all: claims, registrations: registrations.length };
  };
  const [from, into] = await Promise.all([side(ids.fromId), side(ids.intoId)]);
  const rivals = sameKey(from.all, into.all).filter((pair) => pair.from.ownerPartnerId !== pair.into.ownerPartnerId);
  const seen = { fromVersion: from.customer.version, intoVersion: into.customer.version };
  const problem = mergeProblem(from.customer, into.customer, seen);
  const shown = ({ all, ...rest }: typeof from): MergeSide => ({
    ...rest,
    claims: all.filter((claim) => isLive(claim.status)),
  });
  return {
    from: shown(from),
    into: shown(into),
    problem: problem === 'stale' ? null : (problem ?? (rivals.length > 0 ? 'rivalClaims' : null)),
    rivals: rivals.map((pair) => ({
      productLine: pair.from.productLine,
      fromPartner: pair.from.ownerPartner,
      intoPartner: pair.into.ownerPartner,
    })),
  };
}

/** The customer, and others of the list that are probably the same. */
export async function findMergeCandidates(
  work: Work,
  actor: StaffActor,
  id: string,
): Promise<{ customer: CustomerRecord; lookAlikes: LookAlike[] }> {
  requirePermission(actor, 'customer:merge');
  const customer = await findCustomer(work.db, id);
  if (!customer) throw new NotFound('customer');
  const otherNames = customer.names.filter(({ kind }) => kind !== 'legal');
  return { customer, lookAlikes: await findLookAlikes(work, { ...customer, otherNames }, id) };
}
