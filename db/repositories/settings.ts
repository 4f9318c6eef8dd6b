// Single values the business sets, by name.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';
import { insertIgnore } from '../dialect.ts';

export interface SettingRow {
  name: string;
  value: string;
  version: number;
}

export async function listSettings(db: Reader, names: readonly string[]): Promise<SettingRow[]> {
  if (names.length === 0) return [];
  return db.selectFrom('settings').select(['name', 'value', 'version']).where('name', 'in', names).execute();
}

/** @param row.version what it was read at, 0 where there was none; false where that is no longer so */
export async function putSetting(trx: Trx, { name, value, version }: SettingRow, at: Instant): Promise<boolean> {
  if (version === 0) {
    const added = await insertIgnore(trx, 'settings').values({ name, value, updatedAt: at }).executeTakeFirst();
    return Number(added.numInsertedOrUpdatedRows) > 0;
  }
  const changed = await trx
    .updateTable('settings')
    .set((eb) => ({ value, updatedAt: at, version: eb('version', '+', 1) }))
    .where('name', '=', name)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows) > 0;
}
