// The worker's own port for figures: its jobs for this machine or the bearer of the token, nothing for anybody else.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { serveMetrics } from '#app/http/metrics-port.server.ts';
import { startWorker } from '#app/jobs/worker.server.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';

describeOnSqlite('The worker’s figures', (database) => {
  let server: Server | null = null;
  afterEach(() => server?.close());

  it('are read from this machine and with the token, by their one address', async () => {
    let over = () => {};
    const done = new Promise<void>((resolve) => (over = resolve));
    const worker = startWorker(database.work, [{ name: 'measured', everyMs: 1, run: async () => over() }]);
    await done;
    await worker.stop();
    const metricsToken = 'a token for the figures';
    const work = { ...database.work, environment: { ...database.work.environment, metricsToken } };
    server = await serveMetrics(work, { host: '127.0.0.1', port: 0 });
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const read = await fetch(`${at}/metrics`);
    expect(read.status).toBe(200);
    expect(await read.text()).toMatch(/job_runs_total\{job="measured",outcome="done"\} \d/);
    expect((await fetch(`${at}/`)).status).toBe(404);
    expect((await fetch(`${at}/metrics`, { method: 'POST' })).status).toBe(404);
    const proxied = { 'X-Forwarded-For': '203.0.113.9' };
    expect((await fetch(`${at}/metrics`, { headers: proxied })).status).toBe(404);
    const withToken = { ...proxied, Authorization: `Bearer ${metricsToken}` };
    expect((await fetch(`${at}/metrics`, { headers: withToken })).status).toBe(200);
  });
});
