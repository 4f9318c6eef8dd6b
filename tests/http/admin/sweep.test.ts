// The sweep's pages over HTTP: the work list by scope, one line answered, and the sweep over everything started and stopped.
import { expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { loader as layoutLoader } from '#app/routes/admin+/_layout.tsx';
import { loader as homeLoader } from '#app/routes/admin+/_index.tsx';
import { action as listAction, loader as listLoader } from '#app/routes/admin+/sweep._index.tsx';
import { action, loader } from '#app/routes/admin+/sweep.$id.tsx';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { openBrowser } from '#tests/support/requests.ts';
import { makeWorld } from '#tests/support/world.ts';

describeOnSqlite('The sweep in the back office', (database) => {
  it('is counted on the home page and in the navigation, for those in whose care the partner is', async () => {
    const { work } = database;
    const world = await makeWorld(work);
    const manager = await openBrowser(work, world.staff.channelManager);
    const home = await manager.get(homeLoader, paths.admin.home());
    expect(home.body).toMatchObject({ counts: { sweep: 1 }, differences: [{ id: world.sweepItemId }] });
    expect((await manager.get(layoutLoader, paths.admin.home())).body).toMatchObject({ waiting: { sweep: 1 } });
    const stranger = await openBrowser(work, world.unassigned);
    expect((await stranger.get(layoutLoader, paths.admin.home())).body).toMatchObject({ waiting: { sweep: 0 } });
    expect((await stranger.get(listLoader, paths.admin.sweep())).body).toMatchObject({ rows: [], open: 0 });
  });

  it('shows one difference and takes one answer to it', async () => {
    const { work } = database;
    const world = await makeWorld(work);
    const manager = await openBrowser(work, world.staff.channelManager);
    const at = { params: { id: world.sweepItemId } };
    const url = paths.admin.sweepItem(world.sweepItemId);
    const shown = await manager.get(loader, url, at);
    expect(shown.body).toMatchObject({ before: null, after: { verdict: expect.any(String) }, mayDecide: true });
    const post = (fields: Record<string, string>) => manager.post(action, url, { version: '1', ...fields }, at);
    expect(await post({ act: 'explode' })).toMatchObject({
      status: 400,
      body: { problems: { act: { code: 'choose' } } },
    });
    expect(await post({ act: 'dismiss', reason: '  ' })).toMatchObject({
      status: 400,
      body: { problems: { reason: { code: 'required' } } },
    });
    const done = await post({ act: 'dismiss', reason: 'Another company' });
    expect([done.status, done.location]).toEqual([303, paths.admin.sweep()]);
    expect(await post({ act: 'accept' })).toMatchObject({ status: 409, body: { refusal: 'stale' } });
    const resolved = await manager.get(listLoader, paths.admin.sweep({ status: 'resolved' }));
    expect(resolved.body).toMatchObject({ rows: [{ id: world.sweepItemId, status: 'dismissed' }] });
  });

  it('is started and stopped by operations alone', async () => {
    const { work } = database;
    const world = await makeWorld(work);
    const operations = await openBrowser(work, world.staff.operations);
    const post = (intent: string) => operations.post(listAction, paths.admin.sweep(), { intent });
    expect((await post('start')).status).toBe(303);
    const running = await operations.get(listLoader, paths.admin.sweep());
    expect(running.body).toMatchObject({ run: { status: 'running', done: 0 }, mayRun: true });
    expect((await post('stop')).status).toBe(303);
    expect((await operations.get(listLoader, paths.admin.sweep())).body).toMatchObject({
      run: { status: 'stopped' },
    });
    for (const other of [world.staff.channelManager, world.staff.administrator]) {
      const browser = await openBrowser(work, other);
      expect((await browser.post(listAction, paths.admin.sweep(), { intent: 'start' })).status).toBe(403);
    }
  });
});
