// Before the first story: builds where the build is missing or older than the source, fills a temporary database with the
// demo company, and starts the server and its worker on a free port. Stops and removes all of it at the end.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '#tests/support/mysql-server.ts';

const root = resolve('.');

function newestChange(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function isBuilt(): boolean {
  const output = join(root, 'build/server/index.js');
  const sources = ['app', 'public', 'vite.config.ts', 'remix.config.js', 'package-lock.json'].map((name) =>
    join(root, name),
  );
  return existsSync(output) && statSync(output).mtimeMs > Math.max(...sources.map(newestChange));
}

function startNode(args: string[], environment: Record<string, string>): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return { child, output: () => output };
}

async function runNode(title: string, args: string[], environment: Record<string, string>): Promise<void> {
  const started = Date.now();
  const { child, output } = startNode(args, environment);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${title} ended with ${code}:\n${output()}`);
  console.log(`  ${title} (${Math.round((Date.now() - started) / 1000)} s)`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(force);
}

export default async function setup(): Promise<() => Promise<void>> {
  // A server with the demo company that runs already, named by the caller.
  if (process.env.E2E_URL) return async () => {};
  if (!isBuilt())
    await runNode('built', ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'], { NODE_ENV: 'production' });
  const folder = await mkdtemp(join(tmpdir(), 'rightful-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    NODE_ENV: 'production',
    DATA_DIR: folder,
    DATABASE_URL: `sqlite:${join(folder, 'rightful.db')}`,
    PORT: String(port),
    HOST: '127.0.0.1',
    APP_URL: url,
    SMTP_URL: '',
    MEILI_URL: '',
    LOG_LEVEL: 'warn',
  };
  await runNode('filled the database with the demo company', ['--import', 'tsx', 'app/cli/seed.ts'], environment);
  const server = startNode(['--import', 'tsx', 'app/cli/serve.ts'], environment);
  const worker = startNode(['--import', 'tsx', 'app/cli/worker.ts'], environment);
  const end = async () => {
    await Promise.all([stop(server.child), stop(worker.child)]);
    await rm(folder, { recursive: true, force: true });
    const complaints = [server.output(), worker.output()]
      .join('\n')
      .split('\n')
      .filter((line) => /"level":(50|60)/.test(line));
    if (complaints.length > 0) console.log(`The server logged faults:\n${complaints.slice(0, 20).join('\n')}`);
  };
  const deadline = Date.now() + 60_000;
  while (!(await isUp(url))) {
    if (server.child.exitCode !== null || Date.now() > deadline) {
      await end();
      throw new Error(`The server did not start:\n${server.output()}`);
    }
    await new Promise((wait) => setTimeout(wait, 200));
  }
  process.env.E2E_URL = url;
  return end;
}

async function isUp(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/readyz`);
    return answer.ok && ((await answer.json()) as { search: string }).search === 'ok';
  } catch {
    return false;
  }
}
