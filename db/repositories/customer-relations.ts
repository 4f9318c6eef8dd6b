// Relations of customers to each other and to names, as people confirmed or dismissed them. Ended ones stay as history.
import type { Relation, RelationKind, RelationStatus } from '#app/domain/customer/family.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';

export interface RelationRow extends Relation {
  /** JSON of the explanation the suggestion was made on; null when a person added it. */
  evidence: string | null;
  /** Equal for every relation of one pair; null once it has ended: one standing relation a pair. */
  openKey: string | null;
  createdBy: string | null;
  createdAt: Instant;
  endedBy: string | null;
  endedAt: Instant | null;
  version: number;
}

const columns = [
  'customerRelations.id',
  'customerRelations.customerId',
  'customerRelations.relatedId',
  'customerRelations.relatedName',
  'customerRelations.kind',
  'customerRelations.status',
  'customerRelations.validFrom',
  'customerRelations.validUntil',
  'customerRelations.evidence',
  'customerRelations.openKey',
  'customerRelations.createdBy',
  'customerRelations.createdAt',
  'customerRelations.endedBy',
  'customerRelations.endedAt',
  'customerRelations.version',
] as const;

type Row = Omit<RelationRow, 'kind' | 'status'> & { kind: string; status: string };
const toRelation = (row: Row): RelationRow => ({
  ...row,
  kind: row.kind as RelationKind,
  status: row.status as RelationStatus,
});

/** Throws a duplicate-key error when the pair has a standing relation. */
export async function insertRelation(trx: Trx, relation: RelationRow): Promise<void> {
  await trx.insertInto('customerRelations').values(relation).execute();
}

export async function findRelation(db: Reader, id: string): Promise<RelationRow | null> {
  const row = await db.selectFrom('customerRelations').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? toRelation(row) : null;
}

export async function findRelationByKey(db: Reader, openKey: string): Promise<RelationRow | null> {
  const row = await db
    .selectFrom('customerRelations')
    .select(columns)
    .where('openKey', '=', openKey)
    .executeTakeFirst();
  return row ? toRelation(row) : null;
}

export interface NamedRelation extends RelationRow {
  lowerName: string;
  upperName: string | null;
  createdByName: string | null;
  endedByName: string | null;
}

/** Every relation of one customer, ended and dismissed ones too, oldest first. */
export async function listRelationsOf(db: Reader, customerId: string): Promise<NamedRelation[]> {
  const rows = await db
    .selectFrom('customerRelations')
    .innerJoin('customers as lower', 'lower.id', 'customerRelations.customerId')
    .leftJoin('customers as upper', 'upper.id', 'customerRelations.relatedId')
    .leftJoin('users as author', 'author.id', 'customerRelations.createdBy')
    .leftJoin('users as ender', 'ender.id', 'customerRelations.endedBy')
    .select(columns)
    .select([
      'lower.legalName as lowerName',
      'upper.legalName as upperName',
      'author.name as createdByName',
      'ender.name as endedByName',
    ])
    .where((eb) =>
      eb.or([eb('customerRelations.customerId', '=', customerId), eb('customerRelations.relatedId', '=', customerId)]),
    )
    .orderBy('customerRelations.createdAt')
    .orderBy('customerRelations.id')
    .limit(300)
    .execute();
  return rows.map((row) => ({ ...row, ...toRelation(row) }));
}

/** Families deeper or larger than this are cut off: no company is. */
const deepest = 12;
const largest = 400;
/** From a branch over its company and the group to a sister's branch. */
const near = 4;
/** No customer has this id. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The confirmed relations of the families some customers belong to, ended ones left out: one query a generation. */
export async function listFamilyRelations(db: Reader, customerIds: readonly string[]): Promise<RelationRow[]> {
  const family = startFamily(customerIds);
  for (let depth = 0; depth < deepest && family.next.length > 0 && family.found.size < largest; depth += 1)
    await addGeneration(db, family);
  return [...family.found.values()];
}

/**
 * The same for an answer to a partner: exactly so many queries whether there is a family or not, for how long an answer takes must
 * not tell. Relatives further away than four steps are left out.
 */
export async function listNearRelations(db: Reader, customerIds: readonly string[]): Promise<RelationRow[]> {
  const family = startFamily(customerIds);
  for (let depth = 0; depth < near; depth += 1) await addGeneration(db, family);
  return [...family.found.values()];
}

interface Reached {
  found: Map<string, RelationRow>;
  known: Set<string>;
  next: string[];
}

function startFamily(customerIds: readonly string[]): Reached {
  return { found: new Map(), known: new Set(customerIds), next: [...new Set(customerIds)] };
}

async function addGeneration(db: Reader, family: Reached): Promise<void> {
  const from = family.next.length > 0 ? family.next : [nobody];
  const rows = await db
    .selectFrom('customerRelations')
    .select(columns)
    .where('status', '=', 'confirmed')
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('customerId', 'in', from), eb('relatedId', 'in', from)]))
    .limit(largest)
    .execute();
  family.next = [];
  for (const row of rows) {
    family.found.set(row.id, toRelation(row));
    for (const id of [row.customerId, row.relatedId]) {
      if (id === null || family.known.has(id)) continue;
      family.known.add(id);
      family.next.push(id);
    }
  }
}

export type RelationChange = Partial<
  Pick<RelationRow, 'customerId' | 'relatedId' | 'validUntil' | 'openKey' | 'endedBy' | 'endedAt'>
>;

/** False when somebody else changed the relation since `version`. */
export async function updateRelation(trx: Trx, id: string, version: number, change: RelationChange): Promise<boolean> {
  const result = await trx
    .updateTable('customerRelations')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** False when it was changed since `version` or is gone. */
export async function deleteRelation(trx: Trx, id: string, version: number): Promise<boolean> {
  const result = await trx
    .deleteFrom('customerRelations')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}

/** The standing relations of one customer: confirmed or dismissed, not ended. */
export async function listStandingRelations(db: Reader, customerId: string): Promise<RelationRow[]> {
  const rows = await db
    .selectFrom('customerRelations')
    .select(columns)
    .where('openKey', 'is not', null)
    .where((eb) => eb.or([eb('customerId', '=', customerId), eb('relatedId', '=', customerId)]))
    .orderBy('id')
    .execute();
  return rows.map(toRelation);
}

/** The company one belongs to today: of several the one related first. */
export async function findUpper(
  db: Reader,
  customerId: string,
  at: Instant,
): Promise<{ id: string; name: string; kind: RelationKind } | null> {
  const row = await db
    .selectFrom('customerRelations')
    .innerJoin('customers', 'customers.id', 'customerRelations.relatedId')
    .select(['customers.id', 'customers.legalName as name', 'customerRelations.kind'])
    .where('customerRelations.customerId', '=', customerId)
    .where('customerRelations.status', '=', 'confirmed')
    .where((eb) => eb.or([eb('validFrom', 'is', null), eb('validFrom', '<=', at)]))
    .where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>', at)]))
    .orderBy('customerRelations.createdAt')
    .orderBy('customerRelations.id')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, kind: row.kind as RelationKind } : null;
}
