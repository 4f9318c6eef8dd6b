// Installs what the lock file names when it is not there yet. Plain Node, because it runs before anything is installed:
// the first step of every npm command that a newcomer is told of.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Why an installation is needed, as a sentence; null when everything is there in the versions of the lock file. Where no lock
 * file is, as in the image, nothing is looked at. `development`: the packages for building and testing are needed too.
 */
export function missingPackages(root, { development = true } = {}) {
  if (!existsSync(join(root, 'package-lock.json'))) return null;
  const installedList = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedList)) return 'no packages are installed yet';
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || (entry.dev && !development)) continue;
    const there = installed[path];
    // What is optional may be for another machine.
    if (!there && (entry.optional || entry.devOptional)) continue;
    if (there?.version !== entry.version || !existsSync(join(root, path, 'package.json')))
      return `${path} is missing or has another version`;
  }
  return null;
}

/** Runs npm with its output on the error stream, because a command's own output may be read by a program; answers the exit code. */
function runNpm(root, args) {
  const windows = process.platform === 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn(
      windows ? 'npm.cmd' : 'npm',
      [...args, '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'],
      {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: windows,
        env: {
          ...process.env,
          NODE_ENV: 'development',
          PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
          PUPPETEER_SKIP_DOWNLOAD: '1',
        },
      },
    );
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** Installs when something is missing; prints what it does. Throws when npm fails. */
export async function installPackages(root, needs = {}) {
  const reason = missingPackages(root, needs);
  if (reason === null) return;
  console.error(`Installing packages (${reason})`);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const heartbeat = setInterval(() => console.error(`  still installing, ${seconds()} s`), 10_000);
  try {
    let code = await runNpm(root, ['ci']);
    if (code !== 0) {
      console.error('  npm ci did not work here: trying npm install, without changing the lock file');
      code = await runNpm(root, ['install', '--no-save']);
    }
    if (code !== 0) throw new Error(`npm ended with ${code}`);
  } finally {
    clearInterval(heartbeat);
  }
  console.error(`  installed in ${seconds()} s`);
}

/** Stops with a sentence when this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Rightful needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
