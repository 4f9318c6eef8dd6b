// Every route module with what it declares, for the suites that look at all of them.
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Declared } from '#app/http/guard.server.ts';

type RouteFunction = ((args: LoaderFunctionArgs) => Promise<unknown>) & { needs?: Declared };

export interface RouteModule {
  /** `app/routes/portal+/registrations.$id.tsx` */
  path: string;
  /** The folder that names the audience, `portal+`. */
  tree: string;
  /** Names of the parameters in its URL. */
  params: string[];
  loader?: RouteFunction;
  action?: RouteFunction;
  hasPage: boolean;
}

const modules = import.meta.glob<{ loader?: RouteFunction; action?: RouteFunction; default?: unknown }>([
  '/app/routes/**/*.{ts,tsx}',
  '!/app/routes/**/_parts/**',
  '!/app/routes/**/*.server.{ts,tsx}',
]);

export async function listRoutes(): Promise<RouteModule[]> {
  const routes: RouteModule[] = [];
  for (const [path, load] of Object.entries(modules)) {
    const module = await load();
    routes.push({
      path: path.slice(1),
      tree: path.split('/')[3] ?? '',
      params: [...path.matchAll(/\$(\w+)/g)].map(([, name = '']) => name),
      ...(module.loader ? { loader: module.loader } : {}),
      ...(module.action ? { action: module.action } : {}),
      hasPage: module.default !== undefined,
    });
  }
  return routes.sort((a, b) => (a.path < b.path ? -1 : 1));
}
