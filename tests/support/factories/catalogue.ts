// Regions, product lines and code lists.
import type { Insertable } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Work } from '#app/services/work.server.ts';
import type { ProductLinesTable, RegionsTable } from '#db/schema.ts';
import { nextNumber } from './basics.ts';

export async function makeRegion(work: Work, given: Partial<Insertable<RegionsTable>> = {}) {
  const number = nextNumber();
  const row = {
    code: `R${number}`,
    parentCode: null,
    nameEn: `Region ${number}`,
    nameZh: `区域${number}`,
    position: number,
    status: 'active',
    version: 1,
    ...given,
  };
  await work.db.insertInto('regions').values(row).execute();
  return row;
}

export async function makeProductLine(work: Work, given: Partial<Insertable<ProductLinesTable>> = {}) {
  const number = nextNumber();
  const row = {
    id: uuidv7(),
    code: `PL${number}`,
    nameEn: `Pumps ${number}`,
    nameZh: `水泵${number}`,
    claimScope: 'customer',
    position: number,
    status: 'active',
    version: 1,
    ...given,
  };
  await work.db.insertInto('productLines').values(row).execute();
  return row;
}

/** An entry of a code list, as `source` or `industry`. */
export async function makeCode(
  work: Work,
  list: string,
  code: string,
  given: { nameEn?: string; nameZh?: string; status?: 'active' | 'retired' } = {},
) {
  const row = {
    list,
    code,
    nameEn: code,
    nameZh: code,
    position: nextNumber(),
    status: 'active',
    version: 1,
    ...given,
  };
  await work.db.insertInto('codeListEntries').values(row).execute();
  return row;
}
