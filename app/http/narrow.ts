// Leaves out of the Remix build what a URL cannot lead to. The framework looks through every route several times a
// request; of some eighty routes a handful can ever answer a path whose length and first segments are known.
import type { ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

const depth = 3;

/**
 * A build for a path: the same answers, fewer routes to look through. Keeps one for each row of first segments that routes
 * spell out, so that the number kept is bounded by the routes, never by what strangers ask for.
 */
export function narrowBy(build: ServerBuild): (pathname: string) => ServerBuild {
  const paths = fullPaths(build.routes);
  const spelled = Array.from({ length: depth }, (_, at) => new Set(paths.map(({ segments }) => segments[at] ?? '')));
  const kept = new Map<string, ServerBuild>();
  return (pathname) => {
    // A page's data is asked for at its path with `.data` behind it.
    const whole = pathname
      .replace(/\.data$/, '')
      .split('/')
      .slice(1);
    const asked = whole.slice(0, depth);
    // Capitals, escapes and empty segments are the framework's to read.
    if (!asked.every((segment) => /^[a-z0-9-]+$/.test(segment))) return build;
    const known = asked.map((segment, at) => (spelled[at]?.has(segment) ? segment : '*'));
    const isWhole = whole.length === asked.length;
    const key = known.join('/') + (isWhole ? '' : '/…');
    const before = kept.get(key);
    if (before) return before;
    const leading = paths.filter(({ segments }) => mayLead(segments, known, isWhole)).map(({ id }) => id);
    const narrowed = only(build, leading);
    kept.set(key, narrowed);
    return narrowed;
  };
}

/**
 * Whether a route of these segments can match a path that begins so, or is that and no more; `*` in the path is any segment
 * no route spells out.
 */
function mayLead(segments: readonly string[], asked: readonly string[], isWhole: boolean): boolean {
  for (const [at, wanted] of asked.entries()) {
    const segment = segments[at];
    if (segment === undefined) return false;
    if (segment === '*' || segment.endsWith('?')) return true;
    if (!segment.startsWith(':') && segment !== wanted) return false;
  }
  const next = segments[asked.length];
  return !isWhole || next === undefined || next === '*' || next.endsWith('?');
}

function fullPaths(routes: Routes): { id: string; segments: string[] }[] {
  const segmentsOf = (id: string | undefined): string[] => {
    const route = id === undefined ? undefined : routes[id];
    if (!route) return [];
    return [...segmentsOf(route.parentId), ...(route.path ?? '').split('/').filter(Boolean)];
  };
  return Object.keys(routes).map((id) => ({ id, segments: segmentsOf(id) }));
}

/** The build with these routes and those above them. */
function only(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const wanted = new Set<string>();
  for (let id of ids as (string | undefined)[]) {
    for (; id !== undefined && !wanted.has(id); id = build.routes[id]?.parentId) wanted.add(id);
  }
  const pick = <Value>(routes: Record<string, Value>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => wanted.has(id)));
  return {
    ...build,
    routes: pick(build.routes as Record<string, never>) as Routes,
    assets: { ...build.assets, routes: pick(build.assets.routes) },
  };
}
