// What machines ask: is it alive, is it ready, what are the figures.
import type { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { loader as healthz } from '#app/routes/_resources+/healthz.ts';
import { loader as metrics } from '#app/routes/_resources+/metrics.ts';
import { loader as readyz } from '#app/routes/_resources+/readyz.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import { followOutbox, rebuildEngine } from '#app/services/search/sync.server.ts';
import { openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { createEmbeddedEngine } from '#search/engines/embedded/engine.ts';
import { describeEachDatabase, describeOnSqlite } from '#tests/support/databases.ts';
import { makeCustomer } from '#tests/support/factories.ts';
import { openBrowser } from '#tests/support/requests.ts';

const system = { kind: 'system', name: 'test' } as const;
const token = 'a token for the one who scrapes';

describeEachDatabase('Readiness', (database) => {
  it('is given when the database answers and its schema is current', async () => {
    const stranger = await openBrowser({ ...database.work, engine: createEmbeddedEngine() }, null);
    const answer = await stranger.get(readyz, '/readyz');
    expect(answer).toMatchObject({
      status: 200,
      body: { ready: true, database: 'ok', pendingMigrations: [], search: 'building' },
    });
  });

  it('tells when search was built and how far it lags', async () => {
    const stranger = await openBrowser(database.work, null);
    const customer = await makeCustomer(database.work);
    await rebuildEngine(database.work);
    await commit(database.work, system, null, async (unit) => unit.emit('customer.changed', { ids: [customer.id] }));
    expect((await stranger.get(readyz, '/readyz')).body).toMatchObject({ search: 'ok', searchBehind: 1 });
    await followOutbox(database.work);
    expect((await stranger.get(readyz, '/readyz')).body).toMatchObject({ search: 'ok', searchBehind: 0 });
  });

  it('is refused while a migration waits', async () => {
    const applied = database.db as unknown as Kysely<{ kysely_migration: { name: string; timestamp: string } }>;
    const newest = await applied
      .selectFrom('kysely_migration')
      .select(['name', 'timestamp'])
      .orderBy('name', 'desc')
      .executeTakeFirstOrThrow();
    await applied.deleteFrom('kysely_migration').where('name', '=', newest.name).execute();
    try {
      const stranger = await openBrowser(database.work, null);
      expect(await stranger.get(readyz, '/readyz')).toMatchObject({
        status: 503,
        body: { ready: false, database: 'ok', pendingMigrations: [newest.name] },
      });
    } finally {
      await applied.insertInto('kysely_migration').values(newest).execute();
    }
    expect(await migrate(database.db)).toEqual([]);
  });
});

describeOnSqlite('Without a database', (database) => {
  it('the process is alive but not ready', async () => {
    const gone = openDatabase('sqlite::memory:');
    await migrate(gone);
    await gone.destroy();
    const stranger = await openBrowser({ ...database.work, db: gone }, null);
    expect(await stranger.get(healthz, '/healthz')).toMatchObject({ status: 200, body: 'ok\n' });
    expect(await stranger.get(readyz, '/readyz')).toMatchObject({
      status: 503,
      body: { ready: false, database: 'unreachable' },
    });
  });
});

describeOnSqlite('The figures', (database) => {
  const from = (ip: string | null, headers: Record<string, string> = {}, metricsToken: string | null = token) => {
    const work = { ...database.work, environment: { ...database.work.environment, metricsToken } };
    return openBrowser(work, null).then((browser) => browser.get(metrics, '/metrics', { ip, headers }));
  };

  it('count what waits in the outbox and what search has not seen', async () => {
    await commit(database.work, system, null, async (unit) => {
      unit.emit('customer.changed', { ids: [] });
      unit.emit('customer.changed', { ids: [] });
    });
    const answer = await from('127.0.0.1');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/);
    expect(answer.body).toMatch(/^rightful_search_backlog 2$/m);
    expect(answer.body).toMatch(/^rightful_mail_backlog 0$/m);
    expect(answer.body).toMatch(/^rightful_ledger_entries 0$/m);
    expect(answer.body).toMatch(/^process_cpu_user_seconds_total /m);
  });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('are open on this machine (%s)', async (ip) => {
    expect((await from(ip)).status).toBe(200);
  });

  it('do not exist for anyone else', async () => {
    expect((await from('10.1.2.3')).status).toBe(404);
    expect((await from(null)).status).toBe(404);
    expect((await from('10.1.2.3', { Authorization: 'Bearer wrong' })).status).toBe(404);
    expect((await from('10.1.2.3', { Authorization: `Bearer ${token}` }, null)).status).toBe(404);
  });

  it('do not exist for somebody elsewhere who comes through a proxy on this machine', async () => {
    expect((await from('127.0.0.1', { 'X-Forwarded-For': '203.0.113.9' })).status).toBe(404);
  });

  it('are open to the bearer of the token, wherever', async () => {
    expect((await from('10.1.2.3', { Authorization: `Bearer ${token}` })).status).toBe(200);
  });
});
