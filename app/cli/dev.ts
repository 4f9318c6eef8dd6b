// The app for those who write it: pages reload as files change. Everything comes through Vite, so nothing has to be built.
// Pages carry no content policy here, because Vite puts its own scripts and styles into them.
import 'dotenv/config';
import { createServer as createHttpServer } from 'node:http';
import type { ServerBuild } from '@remix-run/node';
import express from 'express';
import { createServer as createVite } from 'vite';
import type * as Boot from '#app/services/boot.server.ts';
import type * as Sync from '#app/services/search/sync.server.ts';
import type * as Server from '#app/http/server.ts';
import { parseEnvironment } from '#app/services/environment.server.ts';
import { openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';

async function develop(): Promise<void> {
  const environment = parseEnvironment(process.env);
  const db = openDatabase(environment.databaseUrl, 1);
  await migrate(db);
  await db.destroy();

  const app = express();
  const http = createHttpServer(app);
  const vite = await createVite({ server: { middlewareMode: true, hmr: { server: http } }, appType: 'custom' });
  // The same copies of these modules that the routes see.
  const boot = (await vite.ssrLoadModule('/app/services/boot.server.ts')) as typeof Boot;
  const sync = (await vite.ssrLoadModule('/app/services/search/sync.server.ts')) as typeof Sync;
  const server = (await vite.ssrLoadModule('/app/http/server.ts')) as typeof Server;
  const work = await boot.getWork();
  const following = sync.startSearchSync(work);

  app.use(vite.middlewares);
  app.use((_request, response, next) => {
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) =>
      name.toLowerCase() === 'content-security-policy' ? response : setHeader(name, value);
    next();
  });
  app.use(
    server.createServer({
      build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
      clientFolder: 'public',
      log: work.log,
      trustedProxies: environment.trustedProxies,
      secure: environment.appUrl.startsWith('https:'),
    }),
  );
  await Promise.race([following.ready, work.wait(10_000)]);
  http.listen(environment.port, environment.host, () => work.log.info({ url: environment.appUrl }, 'developing'));
  const stop = async () => {
    http.close();
    http.closeAllConnections();
    await following.stop();
    await vite.close();
    await work.db.destroy();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

develop().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
