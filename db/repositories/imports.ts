// Imports into the master list: the file, its mapping, how far it is. Who may move it to which state is decided elsewhere.
import type { ImportStatus, VerdictCounts } from '#app/domain/importing/lifecycle.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Updateable } from 'kysely';
import type { Reader, Trx } from '../client.ts';
import { insertIgnore } from '../dialect.ts';
import type { ImportsTable } from '../schema.ts';

export interface ImportRecord extends Omit<
  ImportsTable,
  'status' | 'stagedRows' | 'committedRows' | 'committedThrough' | 'version'
> {
  status: ImportStatus;
  stagedRows: number;
  committedRows: number;
  committedThrough: number;
  version: number;
}

const columns = [
  'id',
  'fileName',
  'storageKey',
  'sha256',
  'sizeBytes',
  'format',
  'encoding',
  'status',
  'header',
  'mapping',
  'totalRows',
  'stagedRows',
  'committedRows',
  'committedThrough',
  'counts',
  'problem',
  'createdBy',
  'createdAt',
  'updatedAt',
  'leaseUntil',
  'version',
] as const;

function toRecord(row: { [Column in (typeof columns)[number]]: unknown }): ImportRecord {
  const record = row as unknown as ImportRecord;
  return { ...record, sizeBytes: Number(record.sizeBytes) };
}

export async function insertImport(trx: Trx, record: ImportRecord): Promise<void> {
  await trx.insertInto('imports').values(record).execute();
}

export async function findImport(db: Reader, id: string): Promise<ImportRecord | null> {
  const row = await db.selectFrom('imports').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** The newest import of the same bytes that is not over. */
export async function findOpenImportOf(db: Reader, sha256: string): Promise<ImportRecord | null> {
  const row = await db
    .selectFrom('imports')
    .select(columns)
    .where('sha256', '=', sha256)
    .where('status', 'not in', ['committed', 'discarded'])
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** Newest first, paged by key; discarded ones are left out. */
export async function listImports(db: Reader, limit: number, before?: { createdAt: Instant; id: string }) {
  let query = db
    .selectFrom('imports')
    .leftJoin('users', 'users.id', 'imports.createdBy')
    .select([
      'imports.id',
      'imports.fileName',
      'imports.sizeBytes',
      'imports.status',
      'imports.totalRows',
      'imports.stagedRows',
      'imports.committedRows',
      'imports.counts',
      'imports.createdAt',
      'users.name as createdByName',
    ])
    .where('imports.status', '!=', 'discarded');
  if (before) {
    query = query.where((eb) =>
      eb.or([
        eb('imports.createdAt', '<', before.createdAt),
        eb.and([eb('imports.createdAt', '=', before.createdAt), eb('imports.id', '<', before.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('imports.createdAt', 'desc').orderBy('imports.id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    ...row,
    status: row.status as ImportStatus,
    sizeBytes: Number(row.sizeBytes),
    counts: JSON.parse(row.counts) as VerdictCounts,
  }));
}

/** Ids of imports in one of the states whose lease is free, oldest first. */
export async function listFreeImports(
  db: Reader,
  statuses: readonly ImportStatus[],
  now: Instant,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('status', 'in', statuses)
    .where((eb) => eb.or([eb('leaseUntil', 'is', null), eb('leaseUntil', '<=', now)]))
    .orderBy('createdAt')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export type ImportChange = Omit<Updateable<ImportsTable>, 'id' | 'createdAt' | 'createdBy' | 'sha256' | 'version'> & {
  updatedAt: Instant;
};

/** Writes if nobody else has since `version`, and raises it by one; false when somebody has. */
export async function updateImport(db: Reader, id: string, version: number, change: ImportChange): Promise<boolean> {
  const result = await db
    .updateTable('imports')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function findRememberedMapping(db: Reader, signature: string): Promise<string | null> {
  const row = await db
    .selectFrom('importMappings')
    .select('mapping')
    .where('signature', '=', signature)
    .executeTakeFirst();
  return row?.mapping ?? null;
}

export async function rememberMapping(trx: Trx, signature: string, mapping: string, usedAt: Instant): Promise<void> {
  await insertIgnore(trx, 'importMappings').values({ signature, mapping, usedAt }).execute();
  await trx.updateTable('importMappings').set({ mapping, usedAt }).where('signature', '=', signature).execute();
}

/** Discarded imports of which rows are still there. */
export async function listDiscardedWithRows(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('status', '=', 'discarded')
    .where((eb) =>
      eb.exists(eb.selectFrom('importRows').select('rowNumber').whereRef('importRows.importId', '=', 'imports.id')),
    )
    .execute();
  return rows.map(({ id }) => id);
}
