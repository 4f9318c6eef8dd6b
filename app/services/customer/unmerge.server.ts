// A merge turns out wrong: the entry that ended is split off again. What came with it and still stands for the other goes back;
// what was registered for the other since then stays there. One ownership decision under the ledger.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { type ClaimStatus, isLive } from '#app/domain/claim/lifecycle.ts';
import { statusApart } from '#app/domain/customer/merge-record.ts';
import type { Reader } from '#db/client.ts';
import {
  type ClaimChange,
  type ClaimRow,
  findClaim,
  listClaimsOfCustomer,
  updateClaim,
} from '#db/repositories/claims.ts';
import {
  type CustomerMerge,
  type ReturningRegistration,
  findStandingMerge,
  listStandingFor,
  markMergeUndone,
} from '#db/repositories/customer-merges.ts';
import {
  deleteContacts,
  giveClaimBack,
  markApart,
  moveHistoryBack,
  moveHouseAccountsBack,
  partProductLines,
} from '#db/repositories/customer-unmerge.ts';
import {
  type CustomerRecord,
  deleteCustomerNames,
  findCustomer,
  findCustomerByUscc,
  updateCustomerHead,
} from '#db/repositories/customers.ts';
import { deleteNamesLearnedFrom, listNamesLearnedFrom, moveNames } from '#db/repositories/learned-names.ts';
import { moveRegistrations } from '#db/repositories/prospects.ts';
import { normaliseText } from '#search/matching/normalise.ts';
import { moveRelationsBack } from '../family/follow-merge.server.ts';
import { type UnitOfWork, decideOwnership, rollBackWith } from '../unit-of-work.server.ts';
import { type Origin, type Work, sha256 } from '../work.server.ts';
import { refreshMatching } from './write.server.ts';

export interface UnmergeInput {
  /** The entry that ended, and the merge by which it did, as seen. */
  fromId: string;
  mergeId: string;
}

/** `mergedOn`: the entry that went on was itself merged later, and has to be split off first. `noRecord`: merged before records were kept. */
export type UnmergeProblem = 'notMerged' | 'noRecord' | 'mergedOn' | 'usccTaken';

export type UnmergeAnswer =
  | { ok: true; seq: number; intoId: string; registrations: number; claims: number }
  | { ok: false; reason: UnmergeProblem | 'stale' };

/** A claim as it goes back; `revived` was released by the merge and is live again. */
export interface ReturningClaim {
  claim: ClaimRow;
  revived: ClaimStatus | null;
}

/** Everything an unmerge would do, read at one moment. */
export interface Parting {
  merge: CustomerMerge & { byName: string | null };
  from: CustomerRecord;
  into: CustomerRecord;
  registrations: ReturningRegistration[];
  staying: ReturningRegistration[];
  claims: ReturningClaim[];
}

export async function readParting(db: Reader, fromId: string): Promise<Parting | UnmergeProblem> {
  const from = await findCustomer(db, fromId);
  if (!from) throw new NotFound('customer');
  if (from.status !== 'merged') return 'notMerged';
  const merge = await findStandingMerge(db, fromId);
  const into = merge && (await findCustomer(db, merge.intoId));
  if (!merge || !into) return 'noRecord';
  if (into.status === 'merged') return 'mergedOn';
  const holder = from.uscc && from.uscc !== into.uscc ? await findCustomerByUscc(db, from.uscc, from.id) : null;
  if (holder) return 'usccTaken';
  const { registrationIds } = merge.moved;
  const registrations = await listStandingFor(db, into.id, registrationIds, 'these');
  const back = new Set(registrations.map(({ id }) => id));
  const staying = await listStandingFor(db, into.id, [...back], 'others');
  const moved = new Set(merge.moved.claimIds);
  const all = await listClaimsOfCustomer(db, into.id);
  const claims = all
    .filter((claim) => moved.has(claim.id) || back.has(claim.registrationId))
    .map((claim) => ({ claim, revived: revivalOf(merge, claim, all) }));
  return { merge, from, into, registrations, staying, claims };
}

/** The status a claim released by the merge gets back, while the claim that went on in its place is still live. */
function revivalOf(merge: CustomerMerge, claim: ClaimRow, all: readonly ClaimRow[]): ClaimStatus | null {
  const twin = merge.moved.twins.find(({ claimId }) => claimId === claim.id);
  if (!twin || claim.endReason !== 'merged') return null;
  const wentOn = all.find(({ id }) => id === twin.twinId);
  return wentOn && isLive(wentOn.status) ? twin.status : null;
}

export async function unmergeCustomer(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: UnmergeInput,
): Promise<UnmergeAnswer> {
  requirePermission(actor, 'customer:merge');
  return decideOwnership<UnmergeAnswer>(work, actor, origin, async (unit) => {
    const { trx, at } = unit;
    const parting = await readParting(trx, input.fromId);
    if (typeof parting === 'string') return rollBackWith({ ok: false, reason: parting });
    const { merge, from, into } = parting;
    if (merge.id !== input.mergeId) return rollBackWith({ ok: false, reason: 'stale' });
    const registrationIds = parting.registrations.map(({ id }) => id);
    const claimIds = parting.claims.map(({ claim }) => claim.id);

    const entry = await unit.record(
      'customer.unmerge',
      { kind: 'customer', id: from.id },
      { from: into.id, merge: merge.ledgerSeq, claims: [...claimIds].sort(), registrations: registrationIds.length },
    );
    const approved = (rows: ReturningRegistration[]) => rows.some(({ status }) => status === 'approved');
    const status = statusApart(merge.moved.before.from, approved(parting.registrations));
    await markApart(trx, from.id, into.id, merge.moved.earlierIds, status, at);
    await moveClaimsBack(unit, parting, entry.seq);
    await moveRegistrations(trx, registrationIds, from.id);
    for (const { twinId, claimId, registrationIds: holders } of merge.moved.twins)
      await giveClaimBack(trx, holders, twinId, claimId);
    await partProductLines(trx, from.id, into.id, merge.moved);
    await moveHouseAccountsBack(trx, merge.moved.houseAccountIds, into.id, from.id);
    await moveRelationsBack(unit, from.id, into.id, merge);
    await moveHistoryBack(trx, from.id, into.id, { registrationIds, claimIds });
    await deleteContacts(trx, into.id, merge.moved.contacts);
    await partNames(unit, parting, registrationIds);
    if (!(await giveUpFields(unit, parting, approved(parting.staying))))
      return rollBackWith({ ok: false, reason: 'stale' });
    await markMergeUndone(trx, from.id, { at, userId: actor.userId });
    await refreshMatching(unit, [from.id, into.id]);
    for (const customer of [from, into]) {
      unit.audit({
        action: 'customer.unmerge',
        subjectKind: 'customer',
        subjectId: customer.id,
        subjectLabel: customer.legalName,
        customerId: customer.id,
        ledgerSeq: entry.seq,
        data: { from: from.id, into: into.id, registrations: registrationIds.length, claims: claimIds.length },
      });
    }
    return {
      ok: true,
      seq: entry.seq,
      intoId: into.id,
      registrations: registrationIds.length,
      claims: claimIds.length,
    };
  });
}

/** The entry was merged away until now, so no other claim can stand on its keys. */
async function moveClaimsBack(unit: UnitOfWork, { claims, from }: Parting, seq: number): Promise<void> {
  for (const { claim, revived } of claims) {
    const change: ClaimChange = { customerId: from.id, updatedAt: unit.at };
    if (revived) Object.assign(change, { status: revived, endedAt: null, endReason: null, ledgerSeq: seq });
    const current = await findClaim(unit.trx, claim.id);
    if (!current || !(await updateClaim(unit.trx, current, change, sha256)))
      rollBackWith({ ok: false, reason: 'stale' });
    if (!revived) continue;
    unit.audit({
      action: 'claim.revive',
      subjectKind: 'claim',
      subjectId: claim.id,
      partnerId: claim.ownerPartnerId,
      customerId: from.id,
      ledgerSeq: seq,
    });
  }
}

/** What the merge taught is forgotten; what returning registrations taught goes with them, where it is new there. */
async function partNames(unit: UnitOfWork, { merge, from, into }: Parting, registrationIds: string[]): Promise<void> {
  await deleteNamesLearnedFrom(unit.trx, 'merge', merge.id);
  const taught = await listNamesLearnedFrom(unit.trx, into.id, registrationIds);
  const known = new Set(from.names.map(({ value }) => normaliseText(value)));
  const isKnown = ({ value }: { value: string }) => known.has(normaliseText(value));
  await deleteCustomerNames(
    unit.trx,
    taught.filter(isKnown).map(({ id }) => id),
  );
  await moveNames(
    unit.trx,
    taught.filter((name) => !isKnown(name)).map(({ id }) => id),
    from.id,
  );
}

/** Fields that came from the entry alone are empty again, unless somebody wrote something else there since. */
async function giveUpFields(unit: UnitOfWork, { merge, into }: Parting, hasApproved: boolean): Promise<boolean> {
  const { filled, before } = merge.moved;
  const emptied = Object.fromEntries(
    Object.entries(filled).flatMap(([field, value]) =>
      into[field as keyof CustomerRecord] === value ? [[field, null] as const] : [],
    ),
  );
  const status = before.into === 'prospective' ? { status: statusApart(before.into, hasApproved) } : {};
  return updateCustomerHead(unit.trx, into.id, into.version, { ...emptied, ...status, updatedAt: unit.at });
}
