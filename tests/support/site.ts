// The app as it answers over HTTP, made from the source instead of a build: the real server, every route, no browser files.
import { mkdtempSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouteConfigEntry } from '@remix-run/route-config';
import type { ServerBuild } from '@remix-run/node';
import * as entry from '#app/entry.server.tsx';
import { createServer, limitArrival } from '#app/http/server.ts';
import * as root from '#app/root.tsx';
import routeConfig from '#app/routes.ts';
import { useWork } from '#app/services/boot.server.ts';
import type { Work } from '#app/services/work.server.ts';
import remixOptions from '../../remix.config.js';

type Routes = ServerBuild['routes'];
type Module = Routes[string] extends infer Route ? (Route extends { module: infer M } ? M : never) : never;

const modules = import.meta.glob<Module>([
  '/app/routes/**/*.{ts,tsx}',
  '!/app/routes/**/_parts/**',
  '!/app/routes/**/*.server.{ts,tsx}',
]);

async function readRoutes(): Promise<Routes> {
  const routes: Routes = { root: { id: 'root', path: '', module: root as unknown as Module } };
  const add = async (entries: readonly RouteConfigEntry[], parentId: string): Promise<void> => {
    for (const { file, path, index, children = [] } of entries) {
      const id = file.replace(/\.\w+$/, '');
      const load = modules[`/app/${file}`];
      if (!load) throw new Error(`no route module ${file}`);
      routes[id] = {
        id,
        parentId,
        module: await load(),
        ...(path === undefined ? {} : { path }),
        ...(index === undefined ? {} : { index }),
      };
      await add(children, id);
    }
  };
  await add(await routeConfig, 'root');
  return routes;
}

async function readBuild(): Promise<ServerBuild> {
  const routes = await readRoutes();
  const listed = Object.values(routes).flatMap((route) =>
    route
      ? [
          [
            route.id,
            {
              ...route,
              module: `/assets/${route.id}.js`,
              hasAction: 'action' in route.module,
              hasLoader: 'loader' in route.module,
              hasClientAction: false,
              hasClientLoader: false,
              hasErrorBoundary: 'ErrorBoundary' in route.module,
            },
          ] as const,
        ]
      : [],
  );
  return {
    entry: { module: entry as unknown as ServerBuild['entry']['module'] },
    routes,
    assets: {
      entry: { module: '/assets/entry.js', imports: [] },
      routes: Object.fromEntries(listed) as ServerBuild['assets']['routes'],
      url: '/assets/manifest.js',
      version: 'test',
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: remixOptions.future as ServerBuild['future'],
    isSpaMode: false,
    mode: 'test',
  };
}

let build: Promise<ServerBuild> | undefined;

export interface Site {
  /** `http://127.0.0.1:41234` */
  url: string;
  close: () => Promise<void>;
}

/** Listens on a free port with `work` behind it. `limits` in milliseconds, for requests that do not arrive. */
export async function openSite(work: Work, limits?: { headMs: number; wholeMs: number }): Promise<Site> {
  useWork(work);
  build ??= readBuild();
  const app = createServer({
    build: await build,
    clientFolder: mkdtempSync(join(tmpdir(), 'rightful-client-')),
    log: work.log,
    trustedProxies: 0,
    secure: work.environment.appUrl.startsWith('https:'),
  });
  const server = createHttpServer({ connectionsCheckingInterval: 50 }, app);
  limitArrival(server, limits);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
