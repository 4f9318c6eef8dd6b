// Names with where they come from: typed by a person, learned from a registration that was confirmed, or from a merge.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { NameKind } from '#app/domain/customer/customer.ts';
import type { Reader, Trx } from '../client.ts';

export type NameSource = 'registration' | 'merge';

export interface NameRow {
  id: string;
  customerId: string;
  kind: NameKind;
  value: string;
  createdBy: string | null;
  createdAt: Instant;
  learnedFrom: NameSource | null;
  learnedFromId: string | null;
}

export interface KnownName extends NameRow {
  createdByName: string | null;
  /** The registration it was learned from. */
  registration: { id: string; number: string | null; partnerId: string; partnerName: string } | null;
  /** The entry whose merge it was learned from. */
  mergedName: string | null;
}

const columns = [
  'id',
  'customerId',
  'kind',
  'value',
  'createdBy',
  'createdAt',
  'learnedFrom',
  'learnedFromId',
] as const;

/** Every name but the legal one, oldest first. */
export async function listKnownNamesOf(db: Reader, customerId: string): Promise<KnownName[]> {
  const rows = await db
    .selectFrom('customerNames')
    .leftJoin('users', 'users.id', 'customerNames.createdBy')
    .leftJoin('registrations', (join) =>
      join
        .onRef('registrations.id', '=', 'customerNames.learnedFromId')
        .on('customerNames.learnedFrom', '=', 'registration'),
    )
    .leftJoin('partners', 'partners.id', 'registrations.partnerId')
    .leftJoin('customerMerges', (join) =>
      join.onRef('customerMerges.id', '=', 'customerNames.learnedFromId').on('customerNames.learnedFrom', '=', 'merge'),
    )
    .leftJoin('customers as ended', 'ended.id', 'customerMerges.fromId')
    .select([
      'customerNames.id',
      'customerNames.customerId',
      'customerNames.kind',
      'customerNames.value',
      'customerNames.createdBy',
      'customerNames.createdAt',
      'customerNames.learnedFrom',
      'customerNames.learnedFromId',
      'users.name as createdByName',
      'registrations.id as registrationId',
      'registrations.number as registrationNumber',
      'registrations.partnerId as partnerId',
      'partners.name as partnerName',
      'ended.legalName as mergedName',
    ])
    .where('customerNames.customerId', '=', customerId)
    .where('customerNames.kind', '!=', 'legal')
    .orderBy('customerNames.createdAt')
    .orderBy('customerNames.id')
    .limit(200)
    .execute();
  return rows.map(({ registrationId, registrationNumber, partnerId, partnerName, ...row }) => ({
    ...row,
    kind: row.kind as NameKind,
    learnedFrom: row.learnedFrom as NameSource | null,
    registration:
      registrationId === null
        ? null
        : {
            id: registrationId,
            number: registrationNumber,
            partnerId: partnerId ?? '',
            partnerName: partnerName ?? '',
          },
  }));
}

export async function findName(db: Reader, id: string): Promise<NameRow | null> {
  const row = await db.selectFrom('customerNames').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? { ...row, kind: row.kind as NameKind, learnedFrom: row.learnedFrom as NameSource | null } : null;
}

/** Puts a name back as it was. */
export async function insertName(trx: Trx, name: NameRow): Promise<void> {
  await trx.insertInto('customerNames').values(name).execute();
}

/** Forgets what was learned from one registration or merge; answers whose names changed. */
export async function deleteNamesLearnedFrom(trx: Trx, source: NameSource, id: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('customerNames')
    .select(['id', 'customerId'])
    .where('learnedFrom', '=', source)
    .where('learnedFromId', '=', id)
    .execute();
  if (rows.length === 0) return [];
  await trx
    .deleteFrom('customerNames')
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  return [...new Set(rows.map(({ customerId }) => customerId))];
}

/** The names one customer learned from some registrations. */
export async function listNamesLearnedFrom(
  db: Reader,
  customerId: string,
  registrationIds: readonly string[],
): Promise<{ id: string; value: string }[]> {
  if (registrationIds.length === 0) return [];
  return db
    .selectFrom('customerNames')
    .select(['id', 'value'])
    .where('customerId', '=', customerId)
    .where('learnedFrom', '=', 'registration')
    .where('learnedFromId', 'in', registrationIds)
    .execute();
}

export async function moveNames(trx: Trx, ids: readonly string[], toCustomerId: string): Promise<void> {
  if (ids.length > 0)
    await trx.updateTable('customerNames').set({ customerId: toCustomerId }).where('id', 'in', ids).execute();
}
