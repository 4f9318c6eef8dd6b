// What differs between the databases, behind one name each: the same act gives the same answer on both.
import { expect, it } from 'vitest';
import { largestAmount } from '#app/domain/money/money.ts';
import { dialectOfUrl, inTransaction, openDatabase } from '#db/client.ts';
import { countUp, dialectOf, insertIgnore, isDuplicateKey, isTransient } from '#db/dialect.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeRegistration } from '#tests/support/factories.ts';

const at = '2026-11-02T02:00:00.000Z';
const settingOf = (name: string, value = '{}') => ({ name, value, updatedAt: at, version: 1 });

describeEachDatabase('The dialect', (database) => {
  it('knows which database it talks to, inside a transaction too', async () => {
    expect(dialectOf(database.db)).toBe(database.dialect);
    expect(dialectOfUrl(database.url)).toBe(database.dialect);
    await inTransaction(database.db, async (trx) => expect(dialectOf(trx)).toBe(database.dialect));
  });

  it('recognises a key that is taken, and no other failure', async () => {
    await database.db.insertInto('settings').values(settingOf('a')).execute();
    const primary = await database.db
      .insertInto('settings')
      .values(settingOf('a'))
      .execute()
      .catch((error: unknown) => error);
    expect(isDuplicateKey(primary)).toBe(true);

    const region = {
      code: 'CN-31',
      parentCode: null,
      nameEn: 'Shanghai',
      nameZh: '上海',
      position: 1,
      status: 'active',
    };
    await database.db.insertInto('regions').values(region).execute();
    const reference = await database.db
      .insertInto('partnerRegions')
      .values({ partnerId: database.work.newId(), regionCode: 'CN-31' })
      .execute()
      .catch((error: unknown) => error);
    expect(reference).toBeInstanceOf(Error);
    expect(isDuplicateKey(reference)).toBe(false);
    expect(isTransient(reference)).toBe(false);
    expect(isTransient(primary)).toBe(false);
  });

  it('leaves alone rows whose key is there and adds the others', async () => {
    await database.db.insertInto('settings').values(settingOf('a', '"first"')).execute();
    await insertIgnore(database.db, 'settings')
      .values([settingOf('a', '"second"'), settingOf('b')])
      .execute();
    const rows = await database.db.selectFrom('settings').select(['name', 'value']).orderBy('name').execute();
    expect(rows).toEqual([
      { name: 'a', value: '"first"' },
      { name: 'b', value: '{}' },
    ]);
  });

  it('counts up without telling two callers the same number', async () => {
    const window = { keyHash: 'a'.repeat(64), windowStart: at };
    const other = database.anotherServer();
    const told = await Promise.all(
      Array.from({ length: 20 }, (_, index) => countUp(index % 2 === 0 ? database.db : other.db, window)),
    );
    expect(told.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await countUp(database.db, { ...window, windowStart: '2026-11-02T02:01:00.000Z' })).toBe(1);
  });

  it('compares text byte by byte: case and accents tell names apart', async () => {
    for (const name of ['Muller', 'muller', 'Müller', 'ｍuller'])
      await database.db.insertInto('settings').values(settingOf(name)).execute();
    const found = await database.db.selectFrom('settings').select('name').where('name', '=', 'muller').execute();
    expect(found).toEqual([{ name: 'muller' }]);
  });

  it('keeps characters beyond the basic plane and right-to-left text as they are', async () => {
    const value = JSON.stringify('𠮷田🏭 شركة 恒力');
    await database.db.insertInto('settings').values(settingOf('a', value)).execute();
    const row = await database.db.selectFrom('settings').select('value').executeTakeFirst();
    expect(row?.value).toBe(value);
  });

  it('sorts moments as text in the order of time', async () => {
    const moments = ['2026-11-02T02:00:00.001Z', '2026-11-02T02:00:00.000Z', '2025-12-31T23:59:59.999Z'];
    for (const moment of moments) {
      await database.db
        .insertInto('settings')
        .values({ ...settingOf(moment), updatedAt: moment })
        .execute();
    }
    const rows = await database.db.selectFrom('settings').select('updatedAt').orderBy('updatedAt').execute();
    expect(rows.map(({ updatedAt }) => updatedAt)).toEqual([...moments].sort());
  });

  it('keeps whole numbers up to the largest amount exact', async () => {
    const { id } = await makeRegistration(database.work, { amountMinor: largestAmount * 100 - 1, currency: 'CNY' });
    const row = await database.db
      .selectFrom('registrations')
      .select('amountMinor')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(Number(row?.amountMinor)).toBe(largestAmount * 100 - 1);
  });

  it('opens a second connection that sees what was committed', async () => {
    await database.db.insertInto('settings').values(settingOf('a')).execute();
    const other = openDatabase(database.url, 1);
    try {
      expect(await other.selectFrom('settings').select('name').execute()).toEqual([{ name: 'a' }]);
    } finally {
      await other.destroy();
    }
  });
});
