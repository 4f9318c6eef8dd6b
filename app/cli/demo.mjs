// `npm run demo`: from a bare checkout to a running product. Plain Node, because nothing may be installed yet.
// `-- --smoke`: the same on a free port in a temporary folder, walks the main job over HTTP and prints one JSON line.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { installPackages, requireNode } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const smoke = process.argv.includes('--smoke');
// In smoke mode standard output carries the JSON line alone.
const say = (text) => (smoke ? process.stderr : process.stdout).write(`${text}\n`);
const children = new Set();

function start(command, args, environment, { quiet = false } = {}) {
  const output = quiet ? 'ignore' : smoke ? process.stderr : 'inherit';
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', output, quiet ? 'ignore' : 'inherit'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

function run(title, args, environment) {
  say(title);
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const child = start(process.execPath, args, environment);
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`${title} ended with ${code}`));
      else {
        say(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
        resolve();
      }
    });
  });
}

function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function waitUntilReady(url) {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    try {
      if ((await fetch(`${url}/readyz`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('the app did not become ready within a minute');
}

function stopChildren() {
  for (const child of children) child.kill('SIGTERM');
}

async function main() {
  requireNode();
  await installPackages(root);
  const folder = smoke ? mkdtempSync(join(tmpdir(), 'rightful-smoke-')) : null;
  const port = await freePort(smoke ? 0 : Number(process.env.PORT ?? 3000));
  const url = process.env.APP_URL ?? `http://localhost:${port}`;
  const environment = {
    NODE_ENV: 'production',
    PORT: String(port),
    APP_URL: url,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    ...(folder ? { DATA_DIR: folder, DATABASE_URL: '', SMTP_URL: '', MEILI_URL: '' } : {}),
  };
  const tsx = ['--import', 'tsx'];
  try {
    if (!(await build(say, smoke ? process.stderr : 'inherit'))) throw new Error('the build failed');
    await run('Preparing the database', [...tsx, 'app/cli/migrate.ts'], environment);
    await run('Seeding the demo company (once)', [...tsx, 'app/cli/seed.ts'], environment);
    say('Starting the app and its worker');
    const app = start(process.execPath, [...tsx, 'app/cli/serve.ts'], environment);
    const worker = start(process.execPath, [...tsx, 'app/cli/worker.ts'], environment);
    const ended = new Promise((_resolve, reject) => {
      app.once('exit', (code) => reject(new Error(`the app ended with ${code}`)));
      worker.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
    });
    await Promise.race([waitUntilReady(`http://127.0.0.1:${port}`), ended]);
    if (smoke) {
      const walk = new Promise((resolve) => {
        const child = spawn(process.execPath, [...tsx, 'app/cli/smoke.ts', `http://localhost:${port}`], {
          cwd: root,
          stdio: ['ignore', 'inherit', 'inherit'],
        });
        child.once('exit', (code) => resolve(code ?? 1));
      });
      process.exitCode = await Promise.race([walk, ended]);
      return;
    }
    say(banner(url));
    await ended;
  } finally {
    stopChildren();
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}

function banner(url) {
  return `
  Rightful runs at ${url}

  Password of every demo account: rightful-demo

    partner             partner@partner.example
    its rival           rival@partner.example
    direct sales        direct@partner.example
    channel manager     manager@rightful.example
    channel operations  operations@rightful.example
    adjudicator         adjudicator@rightful.example
    auditor             auditor@rightful.example
    administrator       admin@rightful.example

  Press Ctrl+C to stop. The data stays in data/ for the next time.
`;
}

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopping = true;
    stopChildren();
  });
}

main().catch((error) => {
  if (stopping) process.exit(0);
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
