// `npm run bench:pages [-- --rows 100000]`: the three pages people live in, each beside a bare page of the same framework and
// size in the same run. Prints one JSON line. Needs a build (`npm run build`).
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createProbe } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createWork } from '#app/services/boot.server.ts';
import { parseEnvironment } from '#app/services/environment.server.ts';
import { ensureReference } from '#app/services/partner/reference.server.ts';
import { migrate } from '#db/migrate.ts';
import { demoPassword, demoRules, partnerEmail } from '#db/seed/demo-company.ts';
import { addBulk } from './bench/bulk.ts';
import { firstLoadBytes } from './bench/first-load.ts';
import { type Load, load } from './bench/load.ts';
import { searchesAmong } from './bench/searches.ts';
import { runCommand } from './command.ts';
import { type DemoPeople, seedPeople, seeder } from './seed/people.ts';

const inFlight = 8;
const roundMs = 3_000;
const rounds = 3;

runCommand(async () => {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } });
  const rows = Number(values.rows);
  const folder = mkdtempSync(join(tmpdir(), 'rightful-bench-'));
  const children: ChildProcess[] = [];
  try {
    const port = await freePort();
    const barePort = await freePort();
    const environment = {
      NODE_ENV: 'production' as const,
      DATA_DIR: folder,
      PORT: String(port),
      APP_URL: `http://localhost:${port}`,
      LOG_LEVEL: 'error',
    };
    const bare = await serveBare(barePort);
    const work = createWork(parseEnvironment({ ...process.env, ...environment }));
    await migrate(work.db);
    await ensureReference(work, seeder, demoRules);
    const people = await seedPeople(work);

    const few = Math.max(1_000, Math.round(rows / 50));
    const small = await measureAt(work, people, 0, few, environment, children, null);
    const scripts = { kb: {} as Record<string, number> };
    const large = await measureAt(work, people, few, rows, environment, children, barePort, scripts);
    bare.close();
    await work.db.destroy();
    const pages = Object.fromEntries(
      Object.entries(large).map(([name, page]) => [
        name,
        { ...page, growth: round(page.p50_ms / (small[name]?.p50_ms ?? page.p50_ms)) },
      ]),
    );
    console.log(
      JSON.stringify({
        bench: 'pages',
        rows,
        smaller_rows: few,
        in_flight: inFlight,
        pages,
        first_load_js_kb: scripts.kb,
      }),
    );
    return 0;
  } finally {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});

interface PageFigures {
  per_s: number;
  bare_per_s: number | null;
  ratio: number | null;
  p50_ms: number;
  p95_ms: number;
  kb: number;
  failed: number;
}

async function measureAt(
  work: ReturnType<typeof createWork>,
  people: DemoPeople,
  from: number,
  to: number,
  environment: Record<string, string>,
  children: ChildProcess[],
  barePort: number | null,
  scripts?: { kb: Record<string, number> },
): Promise<Record<string, PageFigures>> {
  const waiting = await addBulk(work, people, from, to);
  const app = spawn(process.execPath, ['--import', 'tsx', 'app/cli/serve.ts'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(app);
  const base = `http://localhost:${environment.PORT}`;
  await untilReady(`${base}/readyz`, (state) => (state as { search?: string }).search === 'ok');
  const cookie = await signIn(base, 'operations@rightful.example');
  const pages = {
    review_queue: ['/admin/review'],
    registration_detail: waiting.filter((_, at) => at % 100 === 0).map((id) => `/admin/registrations/${id}`),
    customer_search: searchesAmong(to).map((text) => `/admin/customers?q=${encodeURIComponent(text)}`),
  };
  const figures: Record<string, PageFigures> = {};
  for (const [name, paths] of Object.entries(pages)) {
    const urls = paths.map((path) => base + path);
    await load(urls, { cookie }, inFlight, 1_500);
    const ours: Load[] = [];
    const bares: Load[] = [];
    for (let turn = 0; turn < rounds; turn += 1) {
      ours.push(await load(urls, { cookie }, inFlight, roundMs));
      if (barePort !== null) {
        const bareUrl = [`http://127.0.0.1:${barePort}/?bytes=${Math.round(ours[0]?.bytes ?? 0)}`];
        if (turn === 0) await load(bareUrl, {}, inFlight, 1_000);
        bares.push(await load(bareUrl, {}, inFlight, roundMs));
      }
    }
    const perSecond = median(ours.map((one) => one.perSecond));
    const barePerSecond = bares.length > 0 ? median(bares.map((one) => one.perSecond)) : null;
    figures[name] = {
      per_s: round(perSecond),
      bare_per_s: barePerSecond && round(barePerSecond),
      ratio: barePerSecond && round(perSecond / barePerSecond),
      p50_ms: round(median(ours.map((one) => one.p50Ms))),
      p95_ms: round(median(ours.map((one) => one.p95Ms))),
      kb: round((ours[0]?.bytes ?? 0) / 1024),
      failed: ours.reduce((sum, one) => sum + one.failed, 0),
    };
  }
  if (scripts) scripts.kb = await portalScripts(base);
  app.kill('SIGTERM');
  await new Promise((done) => app.once('exit', done));
  return figures;
}

/** First-load JavaScript of portal pages, kB gzip. */
async function portalScripts(base: string): Promise<Record<string, number>> {
  const cookie = await signIn(base, partnerEmail('pearl'));
  const kilobytes: Record<string, number> = {};
  for (const path of ['/portal', '/portal/register', '/portal/registrations', '/portal/claims']) {
    const html = await (await fetch(base + path, { headers: { cookie } })).text();
    kilobytes[path] = round(firstLoadBytes(html, resolve('build/client/assets'), 'portal.en-') / 1000);
  }
  return kilobytes;
}

/** Builds the bare page and serves it by the same server, in a process of its own. */
async function serveBare(port: number): Promise<{ close: () => void }> {
  // Inside the project, where its modules resolve.
  const build = resolve('.cache/bare-page');
  const made = spawnSync(
    process.execPath,
    [resolve('node_modules/@remix-run/dev/dist/cli.js'), 'vite:build', 'tests/bench/bare-page', '--logLevel', 'error'],
    { env: { ...process.env, NODE_ENV: 'production', BARE_BUILD: build }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (made.status !== 0) throw new Error('the bare page did not build');
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/bench/serve-bare.ts', build, String(port)], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilReady(`http://127.0.0.1:${port}/`);
  return { close: () => child.kill('SIGKILL') };
}

/** `isReady` looks at the answer's JSON: an app that serves may still be building its search index. */
async function untilReady(url: string, isReady?: (state: unknown) => boolean): Promise<void> {
  for (let attempt = 0; attempt < 480; attempt += 1) {
    try {
      const response = await fetch(url);
      if (response.ok && (!isReady || isReady(await response.json()))) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`${url} did not become ready`);
}

async function signIn(base: string, email: string): Promise<string> {
  const response = await fetch(`${base}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email, password: demoPassword }),
    headers: { Origin: base },
    redirect: 'manual',
  });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (cookie === '') throw new Error(`could not sign in (status ${response.status})`);
  return cookie;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createProbe();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
