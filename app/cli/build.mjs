// `npm run build`: the production build, and the check that no module of the server is in a file for browsers. Whoever needs
// a build shares it: while its sources are unchanged it is not made again. Plain Node, on a bare checkout too.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages, requireNode } from './install.mjs';

const root = resolve(import.meta.dirname, '../..');
const stampPath = join(root, 'build/.stamp');
const sources = [
  'app',
  'db',
  'search',
  'public',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'remix.config.js',
  'postcss.config.cjs',
];

/** A digest of everything the build is made from: names, sizes and times. */
export function sourceStamp(folder = root) {
  const digest = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else digest.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const name of sources) visit(join(folder, name));
  return digest.digest('hex');
}

export function isBuilt() {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8') === sourceStamp();
}

/** Runs a Node program with its output on `output`; answers its exit code. */
function run(args, output) {
  return new Promise((finish, reject) => {
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', output, 'inherit'], env });
    child.once('error', reject);
    child.once('exit', (code) => finish(code ?? 1));
  });
}

/** Builds unless that was done; answers whether there is a build. `say` is told what happens, `output` gets the tools' lines. */
export async function build(say = console.log, output = 'inherit') {
  if (isBuilt()) {
    say('The build is up to date.');
    return true;
  }
  say('Building (about a minute)');
  const stamp = sourceStamp();
  rmSync(stampPath, { force: true });
  const started = Date.now();
  const tool = join(root, 'node_modules/@remix-run/dev/dist/cli.js');
  if ((await run([tool, 'vite:build', '--logLevel', 'warn'], output)) !== 0) return false;
  writeFileSync(stampPath, stamp);
  say(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  requireNode();
  await installPackages(root);
  const built = await build();
  process.exit(built ? await run([join(root, 'tests/client-bundle.mjs')], 'inherit') : 1);
}
