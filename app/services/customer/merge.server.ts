// Two entries of the master list turn out to be one company: one goes on, the other answers with it for ever. One
// ownership decision under the ledger; two partners' live claims on one key have to go through a conflict first.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { isLive } from '#app/domain/claim/lifecycle.ts';
import { type ClaimRow, listClaimsOfCustomer, updateClaim } from '#db/repositories/claims.ts';
import { type MergeRecord, emptyMergeRecord } from '#app/domain/customer/merge-record.ts';
import { insertMerge, listHoldersOf, readMovables } from '#db/repositories/customer-merges.ts';
import {
  joinProductLines,
  moveHouseAccounts,
  moveRegistrationsOf,
  repointClaim,
} from '#db/repositories/customer-merge.ts';
import {
  type CustomerRecord,
  findCustomer,
  replaceCustomerContacts,
  updateCustomerHead,
} from '#db/repositories/customers.ts';
import { markMerged, moveHistory } from '#db/repositories/prospects.ts';
import { type LearnedFrom, learnNames } from '../alias/learn.server.ts';
import { moveRelations } from '../family/follow-merge.server.ts';
import { endClaim } from '../claim/end.server.ts';
import { type UnitOfWork, decideOwnership, rollBackWith } from '../unit-of-work.server.ts';
import { type Origin, type Work, sha256 } from '../work.server.ts';
import { refreshMatching } from './write.server.ts';

export interface MergeInput {
  /** The entry that ends, and the version it was seen at. */
  fromId: string;
  fromVersion: number;
  /** The entry that goes on. */
  intoId: string;
  intoVersion: number;
}

export type MergeAnswer =
  | { ok: true; seq: number; registrations: number; claims: number }
  | { ok: false; reason: 'same' | 'stale' | 'alreadyMerged' | 'usccDiffer' }
  /** Both have a live claim of a different partner on one key. */
  | { ok: false; reason: 'rivalClaims'; claims: { from: string; into: string; productLineId: string }[] };

export async function mergeCustomers(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: MergeInput,
): Promise<MergeAnswer> {
  requirePermission(actor, 'customer:merge');
  if (input.fromId === input.intoId) return { ok: false, reason: 'same' };
  return decideOwnership<MergeAnswer>(work, actor, origin, async (unit) => {
    const { trx } = unit;
    const [from, into] = [await findCustomer(trx, input.fromId), await findCustomer(trx, input.intoId)];
    if (!from || !into) throw new NotFound('customer');
    const refused = mergeProblem(from, into, input);
    if (refused) return rollBackWith({ ok: false, reason: refused });
    const [leaving, staying] = [await listClaimsOfCustomer(trx, from.id), await listClaimsOfCustomer(trx, into.id)];
    const rivals = sameKey(leaving, staying).filter(({ from: a, into: b }) => a.ownerPartnerId !== b.ownerPartnerId);
    if (rivals.length > 0) {
      return rollBackWith({
        ok: false,
        reason: 'rivalClaims',
        claims: rivals.map((pair) => ({
          from: pair.from.id,
          into: pair.into.id,
          productLineId: pair.from.productLineId,
        })),
      });
    }

    const mergeId = work.newId();
    const moved: MergeRecord = {
      ...emptyMergeRecord({ from: from.status, into: into.status }),
      ...(await readMovables(trx, from.id, into.id)),
      claimIds: leaving.map(({ id }) => id),
    };
    moved.twins = await moveClaims(unit, leaving, staying, into.id);
    const registrations = await moveRegistrationsOf(trx, from.id, into.id);
    await joinProductLines(trx, from.id, into.id);
    await moveHouseAccounts(trx, from.id, into.id);
    moved.relations = await moveRelations(unit, from.id, into.id, actor.userId);
    await moveHistory(trx, from.id, into.id);
    await markMerged(trx, from.id, into.id, unit.at);
    const taken = await takeOver(work, unit, from, into, { kind: 'merge', id: mergeId, userId: actor.userId });
    if (!taken) return rollBackWith({ ok: false, reason: 'stale' });
    await refreshMatching(unit, [from.id, into.id]);

    const entry = await unit.record(
      'customer.merge',
      { kind: 'customer', id: from.id },
      { into: into.id, claims: leaving.map(({ id }) => id).sort(), registrations },
    );
    await insertMerge(trx, {
      id: mergeId,
      kind: 'merge',
      fromId: from.id,
      intoId: into.id,
      at: unit.at,
      byUserId: actor.userId,
      ledgerSeq: entry.seq,
      moved: { ...moved, ...taken },
    });
    unit.audit({
      action: 'customer.merge',
      subjectKind: 'customer',
      subjectId: into.id,
      subjectLabel: into.legalName,
      customerId: into.id,
      ledgerSeq: entry.seq,
      data: { from: from.id, fromName: from.legalName, registrations, claims: leaving.length },
    });
    return { ok: true, seq: entry.seq, registrations, claims: leaving.length };
  });
}

/** Why two entries cannot be merged as they are, claims aside; also tells the page before anybody confirms. */
export function mergeProblem(
  from: CustomerRecord,
  into: CustomerRecord,
  seen: { fromVersion: number; intoVersion: number },
): 'stale' | 'alreadyMerged' | 'usccDiffer' | null {
  if (from.status === 'decoy' || into.status === 'decoy') throw new NotFound('customer');
  if (from.status === 'merged' || into.status === 'merged') return 'alreadyMerged';
  if (from.version !== seen.fromVersion || into.version !== seen.intoVersion) return 'stale';
  return from.uscc !== null && into.uscc !== null && from.uscc !== into.uscc ? 'usccDiffer' : null;
}

/** Pairs of live claims that would hold the same key after the merge. */
export function sameKey<Claim extends Pick<ClaimRow, 'status' | 'productLineId' | 'scopeKey'>>(
  leaving: Claim[],
  staying: Claim[],
) {
  return leaving
    .filter((claim) => isLive(claim.status))
    .flatMap((from) =>
      staying
        .filter(
          (claim) =>
            isLive(claim.status) && claim.productLineId === from.productLineId && claim.scopeKey === from.scopeKey,
        )
        .map((into) => ({ from, into })),
    );
}

/** Answers the claims that the same partner held on both, of which one was enough. */
async function moveClaims(
  unit: UnitOfWork,
  leaving: ClaimRow[],
  staying: ClaimRow[],
  intoId: string,
): Promise<MergeRecord['twins']> {
  const twins = new Map(sameKey(leaving, staying).map(({ from, into }) => [from.id, into.id]));
  const released: MergeRecord['twins'] = [];
  for (const claim of leaving) {
    const twin = twins.get(claim.id);
    let version = claim.version;
    let status = claim.status;
    if (twin) {
      const registrationIds = await listHoldersOf(unit.trx, claim.id);
      released.push({ claimId: claim.id, status: claim.status, twinId: twin, registrationIds });
      if (!(await endClaim(unit, claim, 'release', 'merged'))) rollBackWith({ ok: false, reason: 'stale' });
      await repointClaim(unit.trx, claim.id, twin);
      version += 1;
      status = 'released';
    }
    if (
      !(await updateClaim(unit.trx, { ...claim, version, status }, { customerId: intoId, updatedAt: unit.at }, sha256))
    ) {
      rollBackWith({ ok: false, reason: 'stale' });
    }
  }
  return released;
}

const gaps = [
  'uscc',
  'registrationNumber',
  'regionCode',
  'address',
  'industryCode',
  'sizeCode',
  'websiteDomain',
  'notes',
] as const;

/**
 * Names become aliases, contacts are joined, and what the one that goes on did not know is taken from the other. Answers what
 * was new to it; null when somebody else changed it meanwhile.
 */
async function takeOver(
  work: Work,
  unit: UnitOfWork,
  from: CustomerRecord,
  into: CustomerRecord,
  source: LearnedFrom,
): Promise<Pick<MergeRecord, 'contacts' | 'filled'> | null> {
  const { trx, at } = unit;
  const names = from.names.map(({ value }) => value);
  await learnNames(work, unit, into.id, names, source);
  const keyOf = ({ kind, value }: CustomerRecord['contacts'][number]) => `${kind} ${value}`;
  const known = new Set(into.contacts.map(keyOf));
  const joined = [...new Map(from.contacts.map((contact) => [keyOf(contact), contact])).values()].filter(
    (contact) => !known.has(keyOf(contact)),
  );
  await replaceCustomerContacts(
    trx,
    into.id,
    [...into.contacts, ...joined].map((contact) => ({ ...contact, id: work.newId() })),
  );
  const filled: Record<string, string> = {};
  for (const field of gaps) if (into[field] === null && from[field] !== null) filled[field] = from[field];
  const status = into.status === 'prospective' && from.status === 'active' ? { status: 'active' as const } : {};
  if (!(await updateCustomerHead(trx, into.id, into.version, { ...filled, ...status, updatedAt: at }))) return null;
  return { contacts: joined.map(({ kind, value }) => ({ kind, value })), filled };
}
