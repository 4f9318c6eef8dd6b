// A prepared query answers as one put together anew: what it is asked with is never part of what is kept.
import { expect, it } from 'vitest';
import { prepared } from '#db/prepared.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';

interface Asked {
  list: { name: string };
  codes: string[];
  parent: string | null;
  limit: number;
}

const entries = prepared((db, { list, codes, parent, limit }: Asked, { backwards }: { backwards: boolean }) => {
  const query = db
    .selectFrom('regions')
    .select(['code', 'nameEn'])
    .where('nameZh', '=', list.name)
    .where('code', 'in', codes)
    .orderBy('code', backwards ? 'desc' : 'asc')
    .limit(limit);
  return parent === null ? query.where('parentCode', 'is', null) : query.where('parentCode', '=', parent);
});

describeEachDatabase('A prepared query', (database) => {
  it('takes its values anew each time, in any form', async () => {
    const region = (code: string, parentCode: string | null, nameZh: string) => ({
      code,
      parentCode,
      nameEn: `Name of ${code}`,
      nameZh,
      position: 0,
      status: 'active' as const,
      version: 1,
    });
    await database.db
      .insertInto('regions')
      .values([region('T1', null, '甲'), region('T2', null, '甲'), region('T3', 'T1', '甲'), region('T4', null, '乙')])
      .execute();
    const codes = async (asked: Partial<Asked>, backwards = false) =>
      (
        await entries(
          database.db,
          { list: { name: '甲' }, codes: ['T1', 'T2', 'T3', 'T4'], parent: null, limit: 9, ...asked },
          { backwards },
        )
      ).map(({ code, nameEn }) => [code, nameEn]);
    expect(await codes({})).toEqual([
      ['T1', 'Name of T1'],
      ['T2', 'Name of T2'],
    ]);
    expect(await codes({ list: { name: '乙' } })).toEqual([['T4', 'Name of T4']]);
    expect(await codes({ codes: ['T2'] })).toEqual([['T2', 'Name of T2']]);
    expect(await codes({ codes: ['T1'] })).toEqual([['T1', 'Name of T1']]);
    expect(await codes({ parent: 'T1' })).toEqual([['T3', 'Name of T3']]);
    expect(await codes({ limit: 1 }, true)).toEqual([['T2', 'Name of T2']]);
    expect(await codes({ limit: 1 })).toEqual([['T1', 'Name of T1']]);
  });
});
