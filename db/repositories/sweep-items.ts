// The work list of the sweep: one row for a difference found, never a second one for the same pair, weights and verdict.
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Verdict } from '#app/domain/duplicate/explanation.ts';
import type { Named } from '#app/domain/language/named.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import type { SweepKind, SweepStatus } from '#app/domain/sweep/difference.ts';
import type { Reader, Trx } from '../client.ts';
import { insertIgnore } from '../dialect.ts';
import { withinStaffScope } from './staff-scope.ts';

export interface SweepItem {
  id: string;
  registrationId: string;
  claimId: string | null;
  partnerId: string;
  /** The other company. */
  customerId: string;
  kind: SweepKind;
  oldVerdict: Verdict;
  newVerdict: Verdict;
  /** JSON; null when it was no look-alike then. */
  oldExplanation: string | null;
  newExplanation: string;
  /** When the old verdict was made. */
  checkedAt: Instant | null;
  weightsHash: string;
  status: SweepStatus;
  foundAt: Instant;
  resolvedAt: Instant | null;
  resolvedBy: string | null;
  reason: string | null;
  conflictId: string | null;
  version: number;
}

const columns = [
  'sweepItems.id',
  'sweepItems.registrationId',
  'sweepItems.claimId',
  'sweepItems.partnerId',
  'sweepItems.customerId',
  'sweepItems.kind',
  'sweepItems.oldVerdict',
  'sweepItems.newVerdict',
  'sweepItems.oldExplanation',
  'sweepItems.newExplanation',
  'sweepItems.checkedAt',
  'sweepItems.weightsHash',
  'sweepItems.status',
  'sweepItems.foundAt',
  'sweepItems.resolvedAt',
  'sweepItems.resolvedBy',
  'sweepItems.reason',
  'sweepItems.conflictId',
  'sweepItems.version',
] as const;

/** Adds the item unless it was found before; an open one of the same pair with another verdict gives way. True when it is new. */
export async function insertItem(trx: Trx, item: SweepItem): Promise<boolean> {
  const known = await trx
    .selectFrom('sweepItems')
    .select('id')
    .where('registrationId', '=', item.registrationId)
    .where('customerId', '=', item.customerId)
    .where('weightsHash', '=', item.weightsHash)
    .where('kind', '=', item.kind)
    .where('newVerdict', '=', item.newVerdict)
    .executeTakeFirst();
  if (known) return false;
  await trx
    .updateTable('sweepItems')
    .set((eb) => ({ status: 'superseded', resolvedAt: item.foundAt, version: eb('version', '+', 1) }))
    .where('registrationId', '=', item.registrationId)
    .where('customerId', '=', item.customerId)
    .where('status', '=', 'open')
    .execute();
  // Two workers may have found it at once: the unique key keeps one.
  await insertIgnore(trx, 'sweepItems').values(item).execute();
  return true;
}

export async function findItem(db: Reader, id: string): Promise<SweepItem | null> {
  const row = await db.selectFrom('sweepItems').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? (row as SweepItem) : null;
}

/** Resolves an item as it was read; false when somebody else was first. */
export async function updateItem(
  trx: Trx,
  item: Pick<SweepItem, 'id' | 'version'>,
  change: Pick<SweepItem, 'status' | 'resolvedAt' | 'resolvedBy' | 'reason' | 'conflictId'>,
): Promise<boolean> {
  const result = await trx
    .updateTable('sweepItems')
    .set({ ...change, version: item.version + 1 })
    .where('id', '=', item.id)
    .where('version', '=', item.version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export interface SweepLine {
  id: string;
  kind: SweepKind;
  status: SweepStatus;
  oldVerdict: Verdict;
  newVerdict: Verdict;
  foundAt: Instant;
  resolvedAt: Instant | null;
  registration: { id: string; number: string | null; companyName: string; status: RegistrationStatus };
  isClaim: boolean;
  partnerName: string;
  customer: { id: string; legalName: string };
  productLine: Named | null;
}

/** Open ones oldest first, resolved ones newest first; paged by key. `null` lists every status but `open`. */
export async function listItems(
  db: Reader,
  scope: StaffScope,
  question: { status: 'open' | 'resolved'; kind: SweepKind | null; after: { at: Instant; id: string } | null },
  limit: number,
): Promise<SweepLine[]> {
  const isOpen = question.status === 'open';
  const at = isOpen ? 'sweepItems.foundAt' : 'sweepItems.resolvedAt';
  const direction = isOpen ? 'asc' : 'desc';
  const beyond = isOpen ? '>' : '<';
  let query = db
    .selectFrom('sweepItems')
    .innerJoin('registrations', 'registrations.id', 'sweepItems.registrationId')
    .innerJoin('partners', 'partners.id', 'sweepItems.partnerId')
    .innerJoin('customers', 'customers.id', 'sweepItems.customerId')
    .leftJoin('productLines', 'productLines.id', 'registrations.productLineId')
    .select([
      'sweepItems.id',
      'sweepItems.kind',
      'sweepItems.status',
      'sweepItems.oldVerdict',
      'sweepItems.newVerdict',
      'sweepItems.foundAt',
      'sweepItems.resolvedAt',
      'registrations.id as registrationId',
      'registrations.number',
      'registrations.companyName',
      'registrations.status as registrationStatus',
      'partners.name as partnerName',
      'customers.id as customerId',
      'customers.legalName',
      'productLines.nameEn',
      'productLines.nameZh',
    ])
    .where('sweepItems.status', isOpen ? '=' : '!=', 'open')
    .where(withinStaffScope(scope, 'sweepItems.partnerId'));
  if (question.kind) query = query.where('sweepItems.kind', '=', question.kind);
  const { after } = question;
  if (after) {
    query = query.where((eb) =>
      eb.or([eb(at, beyond, after.at), eb.and([eb(at, '=', after.at), eb('sweepItems.id', beyond, after.id)])]),
    );
  }
  const rows = await query.orderBy(at, direction).orderBy('sweepItems.id', direction).limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as SweepKind,
    status: row.status as SweepStatus,
    oldVerdict: row.oldVerdict as Verdict,
    newVerdict: row.newVerdict as Verdict,
    foundAt: row.foundAt,
    resolvedAt: row.resolvedAt,
    registration: {
      id: row.registrationId,
      number: row.number,
      companyName: row.companyName,
      status: row.registrationStatus as RegistrationStatus,
    },
    isClaim: row.registrationStatus === 'approved',
    partnerName: row.partnerName,
    customer: { id: row.customerId, legalName: row.legalName },
    productLine: row.nameEn !== null && row.nameZh !== null ? { nameEn: row.nameEn, nameZh: row.nameZh } : null,
  }));
}
