// `npm test`: installs what is missing, then runs every suite and says at the end what passed, what failed and what
// could not run. Plain Node without dependencies, so that it works on a bare checkout.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installPackages, requireNode } from '../app/cli/install.mjs';
import { runChecks } from './check.mjs';
import { findChromium, isRequired, serviceNames } from './support/services.mjs';

const root = resolve(import.meta.dirname, '..');
const cache = join(root, '.cache');
const notRunFile = join(cache, 'not-run.txt');
const tool = (path) => join(root, 'node_modules', path);
const started = Date.now();
const nothing = { passed: 0, failed: 0, skipped: 0 };

/** Runs a Node program with its output on the screen; answers its exit code. */
function runNode(args, environment = {}) {
  return new Promise((finish) => {
    const env = { ...process.env, NOT_RUN_FILE: notRunFile, ...environment };
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env });
    child.once('error', () => finish(1));
    child.once('exit', (code) => finish(code ?? 1));
  });
}

/** What a suite counted, from the JSON it left; a suite that left none, or ended badly without a failure, failed once. */
function countsFrom(file, code, read) {
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : nothing;
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function vitest() {
  const file = join(cache, 'vitest.json');
  rmSync(file, { force: true });
  const code = await runNode([
    tool('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return countsFrom(file, code, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

async function browser() {
  const chromium = findChromium();
  if (!chromium) {
    if (isRequired('chromium')) {
      console.log('REQUIRE_SERVICES names chromium, but none is installed. Set CHROMIUM_PATH or install it.');
      return { ...nothing, failed: 1 };
    }
    writeFileSync(notRunFile, 'The story in a browser (no Chromium)\n', { flag: 'a' });
    return nothing;
  }
  const file = join(cache, 'playwright.json');
  rmSync(file, { force: true });
  const code = await runNode([tool('@playwright/test/cli.js'), 'test', '--reporter=list,json'], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  });
  return countsFrom(file, code, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

const suites = [
  {
    name: 'check',
    says: 'types, lint, format, imports, what a build gives to browsers',
    run: async () => ({ ...nothing, ...(await runChecks()) }),
  },
  { name: 'vitest', says: 'domain, data, services, routes, architecture', run: vitest },
  { name: 'e2e', says: 'the story in a browser', run: browser },
];

function spent(since) {
  const seconds = Math.round((Date.now() - since) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

requireNode();
const unknown = (process.env.REQUIRE_SERVICES ?? '')
  .split(',')
  .filter((name) => name.trim() && !serviceNames.includes(name.trim()));
if (unknown.length > 0) {
  console.error(`REQUIRE_SERVICES names ${unknown.join(', ')}; known are ${serviceNames.join(', ')}.`);
  process.exit(1);
}
await installPackages(root);
mkdirSync(cache, { recursive: true });
writeFileSync(notRunFile, '');

const results = [];
for (const suite of suites) {
  console.log(`\n── ${suite.name}: ${suite.says}`);
  const since = Date.now();
  results.push({ ...suite, ...(await suite.run()), took: spent(since) });
}

const total = { ...nothing };
console.log('\n── Summary');
for (const { name, passed, failed, skipped, took } of results) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  console.log(
    `  ${name.padEnd(8)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped   ${took}`,
  );
}
const notRun = readFileSync(notRunFile, 'utf8').split('\n').filter(Boolean);
for (const line of [...new Set(notRun)].sort()) console.log(`  NOT RUN  ${line}`);
console.log(`  took ${spent(started)}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
