// Which URL runs which file. Folders named for their audience (`portal+/`, `admin+/`, …) hold the routes;
// components private to a route live beside it in `_parts/`.
import { remixRoutesOptionAdapter } from '@remix-run/routes-option-adapter';
import { flatRoutes } from 'remix-flat-routes';

export default remixRoutesOptionAdapter((defineRoutes) =>
  flatRoutes('routes', defineRoutes, { ignoredRouteFiles: ['**/.*', '**/*.css', '**/*.server.ts', '**/_parts/**'] }),
);
