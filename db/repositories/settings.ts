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

export async function putSetting(trx: Trx, name: string, value: string, at: Instant): Promise<void> {
  const result = await trx
    .updateTable('settings')
    .set((eb) => ({ value, updatedAt: at, version: eb('version', '+', 1) }))
    .where('name', '=', name)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) === 0) {
    await insertIgnore(trx, 'settings').values({ name, value, updatedAt: at }).execute();
  }
}
