// Finds the services that suites need on this machine. Plain Node without dependencies: the test command reads it
// before anything is installed. Starts nothing.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names a caller may list in REQUIRE_SERVICES, separated by commas. */
export const serviceNames = ['mysql', 'chromium', 'meilisearch'];

/** True when this run must not go on without the service. */
export function isRequired(service) {
  return (process.env.REQUIRE_SERVICES ?? '').split(',').some((name) => name.trim() === service);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first program of these names on PATH or in the usual folders, or null. */
export function findProgram(...names) {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (folder && isExecutable(path)) return path;
    }
  }
  return null;
}

/** The system's Chromium, or the one CHROMIUM_PATH names; null without one. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return isExecutable(given) ? given : null;
  const application = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return (
    findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    (isExecutable(application) ? application : null)
  );
}

export function findMysqlServer() {
  return findProgram('mariadbd', 'mysqld');
}
