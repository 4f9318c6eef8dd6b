// Evidence: which files belong to a registration. The bytes are the file storage's; this knows names, sizes and digests.
import type { PartnerScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';
import { prepared } from '../prepared.ts';

export interface EvidenceRow {
  id: string;
  registrationId: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  storageKey: string;
  uploadedBy: string;
  createdAt: Instant;
}

const columns = [
  'id',
  'registrationId',
  'fileName',
  'mediaType',
  'sizeBytes',
  'sha256',
  'storageKey',
  'uploadedBy',
  'createdAt',
] as const;

const evidenceOf = prepared((db, { registrationId }: { registrationId: string }) =>
  db
    .selectFrom('evidence')
    .select(columns)
    .where('registrationId', '=', registrationId)
    .where('removedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id'),
);

/** The files that lie with it today, in the order they were added. */
export async function listEvidence(db: Reader, registrationId: string): Promise<EvidenceRow[]> {
  const rows = await evidenceOf(db, { registrationId });
  return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
}

/** One file of one registration, also one taken back after it was sealed; `scope` is null for the back office, whose own scope is checked by the service. */
export async function findEvidence(
  db: Reader,
  registrationId: string,
  id: string,
  scope: PartnerScope | null,
): Promise<EvidenceRow | null> {
  if (scope && scope.partnerIds.length === 0) return null;
  let query = db
    .selectFrom('evidence')
    .innerJoin('registrations', 'registrations.id', 'evidence.registrationId')
    .select(columns.map((column) => `evidence.${column}` as const))
    .where('evidence.id', '=', id)
    .where('evidence.registrationId', '=', registrationId);
  if (scope) query = query.where('registrations.partnerId', 'in', scope.partnerIds);
  const row = await query.executeTakeFirst();
  return row ? { ...row, sizeBytes: Number(row.sizeBytes) } : null;
}

/**
 * Takes hold of a registration whose files may change, until the transaction ends, so two uploads count one after the
 * other: a draft, a return, a refusal that can be contested. False for any other, and when it is not the scope's.
 */
export async function holdForEvidence(
  trx: Trx,
  registrationId: string,
  scope: PartnerScope,
  at: Instant,
): Promise<boolean> {
  if (scope.partnerIds.length === 0) return false;
  const result = await trx
    .updateTable('registrations')
    .set({ updatedAt: at })
    .where('id', '=', registrationId)
    .where('partnerId', 'in', scope.partnerIds)
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['draft', 'returned']),
        // As `isContestable` says.
        eb.and({ status: 'rejected', answer: 'unavailable', reasonCode: 'unavailable' }),
      ]),
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function insertEvidence(trx: Trx, evidence: EvidenceRow): Promise<void> {
  await trx.insertInto('evidence').values(evidence).execute();
}

/** For a file that no submission holds. */
export async function deleteEvidence(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('evidence').where('id', '=', id).execute();
}

/** Takes a sealed file out of the current list; row and bytes stay. False when it was taken back before. */
export async function takeBackEvidence(trx: Trx, id: string, by: { userId: string; at: Instant }): Promise<boolean> {
  const result = await trx
    .updateTable('evidence')
    .set({ removedAt: by.at, removedBy: by.userId })
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
