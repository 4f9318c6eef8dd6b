// Starts the app: checks the environment and the schema, serves the build, stops gracefully.
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import 'dotenv/config';
import { createServer, limitArrival, stopServer } from '#app/http/server.ts';
import { createWork, useWork } from '#app/services/boot.server.ts';
import { WrongEnvironment, parseEnvironment } from '#app/services/environment.server.ts';
import { startSearchSync } from '#app/services/search/sync.server.ts';
import { pendingMigrations } from '#db/migrate.ts';

process.env.NODE_ENV ??= 'production';

/** Longest wait for the search index before requests are taken. */
const indexPatienceMs = 10_000;

export async function serve(): Promise<void> {
  const environment = parseEnvironment(process.env);
  const work = createWork(environment);
  const pending = await pendingMigrations(work.db);
  if (pending.length > 0) {
    throw new WrongEnvironment(`The database is not up to date (${pending.join(', ')}). Run: npm run migrate`);
  }
  useWork(work);
  const sync = startSearchSync(work);
  const buildFolder = resolve('build');
  const build = (await import(pathToFileURL(join(buildFolder, 'server/index.js')).href)) as ServerBuild;
  const app = createServer({
    build,
    clientFolder: join(buildFolder, 'client'),
    log: work.log,
    trustedProxies: environment.trustedProxies,
    secure: environment.appUrl.startsWith('https:'),
  });
  // Nobody is sent to review because the index is still being read: most are ready in a second. A large one that has to be
  // built is not waited for.
  await Promise.race([sync.ready, work.wait(indexPatienceMs)]);
  const server = app.listen(environment.port, environment.host, () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : environment.port;
    work.log.info({ url: environment.appUrl, port }, 'listening');
  });
  limitArrival(server);
  const stop = async (signal: string) => {
    work.log.info({ signal }, 'stopping');
    await stopServer(server);
    await sync.stop();
    await work.engine.close();
    await work.db.destroy();
    process.exit(0);
  };
  process.once('SIGTERM', (signal) => void stop(signal));
  process.once('SIGINT', (signal) => void stop(signal));
}

serve().catch((error: unknown) => {
  console.error(error instanceof WrongEnvironment ? error.message : error);
  process.exit(1);
});
