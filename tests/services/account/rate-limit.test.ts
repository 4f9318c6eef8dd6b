import { expect, it } from 'vitest';
import { dropExpired } from '#app/services/account/drop-expired.server.ts';
import { giveBackToLimit, takeFromLimit } from '#app/services/account/rate-limit.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';

const three = { limit: 3, windowMs: 60_000 };

describeEachDatabase('a rate limit', (database) => {
  const take = (key = 'asking:me') => takeFromLimit(database.work, key, three);

  it('allows as many as it says, then tells how long to wait', async () => {
    database.clock.set('2026-11-02T02:00:10.000Z');
    for (let count = 0; count < 3; count += 1)
      expect(await take()).toEqual({ allowed: true, retryAfterMs: 0, left: 2 - count });
    expect(await take()).toEqual({ allowed: false, retryAfterMs: 50_000, left: 0 });
  });

  it('starts anew with the next window', async () => {
    for (let count = 0; count < 4; count += 1) await take();
    database.clock.advance({ minutes: 1 });
    expect(await take()).toMatchObject({ allowed: true });
  });

  it('of a day begins and ends at midnight of its place', async () => {
    const day = { limit: 1, windowMs: 86_400_000, zone: 'Asia/Shanghai' };
    database.clock.set('2026-11-02T15:00:00.000Z');
    expect(await takeFromLimit(database.work, 'day', day)).toMatchObject({ allowed: true });
    expect(await takeFromLimit(database.work, 'day', day)).toEqual({
      allowed: false,
      retryAfterMs: 3_600_000,
      left: 0,
    });
    database.clock.advance({ hours: 1 });
    expect(await takeFromLimit(database.work, 'day', day)).toMatchObject({ allowed: true });
  });

  it('counts every key by itself, and takes back what is given back', async () => {
    for (let count = 0; count < 3; count += 1) await take();
    expect(await take('asking:you')).toMatchObject({ allowed: true });
    await giveBackToLimit(database.work, 'asking:me', three);
    expect(await take()).toMatchObject({ allowed: true });
    expect(await take()).toMatchObject({ allowed: false });
  });

  it('lets exactly as many through when all ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => takeFromLimit(database.work, 'rush', { limit: 7, windowMs: 60_000 })),
    );
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(7);
  });

  it('keeps only hashes, and those not for ever', async () => {
    await take('sign-in:wang@example.com');
    const rows = await database.db.selectFrom('rateLimits').select('keyHash').execute();
    expect(rows).toEqual([{ keyHash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    database.clock.advance({ days: 3 });
    await dropExpired(database.work);
    expect(await database.db.selectFrom('rateLimits').select('keyHash').execute()).toEqual([]);
  });
});
