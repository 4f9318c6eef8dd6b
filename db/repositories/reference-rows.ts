// Regions and code lists as an installation first gets them; rows that are there already stay as the business made them.
import type { Insertable } from 'kysely';
import type { Trx } from '../client.ts';
import { insertIgnore } from '../dialect.ts';
import type { CodeListEntriesTable, RegionsTable } from '../schema.ts';

export async function insertReference(
  trx: Trx,
  reference: { regions: Insertable<RegionsTable>[]; entries: Insertable<CodeListEntriesTable>[] },
): Promise<void> {
  await insertIgnore(trx, 'regions').values(reference.regions).execute();
  await insertIgnore(trx, 'codeListEntries').values(reference.entries).execute();
}
