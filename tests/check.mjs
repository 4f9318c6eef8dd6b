// The checks of what is written: types, lint, format, who imports whom, and what a build gives to browsers. `npm run check`,
// and the first step of `npm test`. Plain Node, on a bare checkout too.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages, requireNode } from '../app/cli/install.mjs';

const root = resolve(import.meta.dirname, '..');
const tool = (path) => join(root, 'node_modules', path);

export const checks = [
  // The longest comes first. It leaves the build that the browser suite opens.
  { name: 'client bundle', run: [join(root, 'app/cli/build.mjs')] },
  { name: 'types', run: [tool('typescript/bin/tsc'), '--noEmit', '-p', '.'] },
  { name: 'lint', run: [tool('oxlint/bin/oxlint'), '--deny-warnings'] },
  {
    name: 'format',
    run: [
      tool('prettier/bin/prettier.cjs'),
      '--check',
      '--log-level=warn',
      '--cache',
      '--cache-location=.cache/prettier',
      '.',
    ],
  },
  {
    name: 'imports',
    run: [
      tool('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      'app',
      'db',
      'search',
    ],
  },
];

/** Runs a Node program and answers its exit code and everything it printed. */
function runNode(args) {
  return new Promise((finish) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => finish({ code: 1, output: String(error) }));
    child.once('exit', (code) => finish({ code: code ?? 1, output }));
  });
}

/** Runs every check, two at a time, printing a line for each; answers how many passed and failed. */
export async function runChecks() {
  const waiting = [...checks];
  const failed = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const started = Date.now();
      const { code, output } = await runNode(check.run);
      console.log(
        `  ${code === 0 ? 'passed' : 'FAILED'}  ${check.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
      );
      if (code !== 0) {
        failed.push(check.name);
        console.log(output.trim().replace(/^/gm, '    '));
      }
    }
  };
  await Promise.all([worker(), worker()]);
  return { passed: checks.length - failed.length, failed: failed.length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  requireNode();
  await installPackages(root);
  const { failed } = await runChecks();
  process.exit(failed === 0 ? 0 : 1);
}
