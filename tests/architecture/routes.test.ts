// Every loader and action passes a wrapper, in the tree of its audience: a layout's guard protects nothing.
import { expect, it, describe } from 'vitest';
import { permissions } from '#app/domain/access/permission.ts';
import { listRoutes } from './routes.ts';

const audiences: Record<string, string> = {
  'portal+': 'portal',
  'admin+': 'admin',
  '_public+': 'public',
  '_resources+': 'resource',
  'api+': 'api',
};
const routes = await listRoutes();

describe('Routes', () => {
  it('live in the tree of an audience', () => {
    expect(routes.length).toBeGreaterThan(0);
    expect(routes.filter(({ tree }) => !(tree in audiences)).map(({ path }) => path)).toEqual([]);
  });

  it('declare on every loader and action who may come in, for the audience of their tree', () => {
    const wrong = routes.flatMap(({ path, tree, loader, action }) =>
      Object.entries({ loader, action })
        .filter(([, run]) => run !== undefined && run.needs?.audience !== audiences[tree])
        .map(([kind, run]) => `${path}: ${kind} ${run?.needs ? `is for ${run.needs.audience}` : 'has no wrapper'}`),
    );
    expect(wrong).toEqual([]);
  });

  it('ask for a permission that exists', () => {
    const known = [...permissions, 'anyone', 'signedIn', 'bearer'] as readonly string[];
    const asked = routes
      .flatMap(({ loader, action }) => [loader?.needs?.can, action?.needs?.can])
      .filter((can) => can !== undefined);
    expect(asked.filter((can) => !known.includes(can))).toEqual([]);
  });

  it('that show a page of the portal or the back office load nothing without asking', () => {
    const open = routes.filter(
      ({ tree, loader, action }) =>
        (tree === 'portal+' || tree === 'admin+') &&
        [loader, action].some((run) => run?.needs?.can === 'anyone' || run?.needs?.can === 'signedIn'),
    );
    expect(open.map(({ path }) => path)).toEqual([]);
  });
});
