// No page is left out where pages are looked at: each lies on a tour, or is named with the story that leads to it.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pagesOfStories, strangersPages, tours } from '#tests/e2e/support/tours.ts';
import { type RouteModule, listRoutes } from './routes.ts';

const roots: Record<string, string> = { 'portal+': '/portal', 'admin+': '/admin', '_public+': '' };

/** Pages that cannot be looked at, and why. */
const unseen: Record<string, string> = {};

/** `app/routes/admin+/customers.$id.edit.tsx` is found at `/admin/customers/:id/edit`. */
function addressOf({ path, tree }: RouteModule): string {
  const name = path.slice(`app/routes/${tree}/`.length).replace(/\.tsx?$/, '');
  const parts = name
    .split(/\.(?!\])/)
    .filter((part) => !part.startsWith('_'))
    .map((part) => (part === '$' ? 'nowhere' : part.replace(/_$/, '').replace(/^\$/, ':').replaceAll('[.]', '.')));
  return [roots[tree], ...parts].join('/') || '/';
}

const routes = (await listRoutes()).filter(({ tree, hasPage }) => tree in roots && hasPage);
const pages = [...new Set(routes.filter(({ path }) => !path.endsWith('/_layout.tsx')).map(addressOf))];

const visited = [
  ...strangersPages,
  ...Object.values(tours).flatMap(({ pages: addresses, records }) => [
    ...addresses,
    ...records.flatMap(({ under, parts = [''] }) => parts.map((part) => `${under}/00000000${part}`)),
  ]),
].map((address) => address.replace(/\?.*$/, ''));

const isVisited = (page: string) => {
  const pattern = new RegExp(`^${page.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[0-9a-z-]+')}$`);
  // `/customers/new` is no record of `/customers/:id`, nor is a link that leads nowhere an open one.
  return visited.some((address) => pattern.test(address) && (!page.includes(':') || address.includes('00000000')));
};

it('every page is visited on a tour, told in a story, or excused', () => {
  expect(pages.length).toBeGreaterThan(40);
  const missing = pages.filter((page) => !isVisited(page) && !(page in pagesOfStories) && !(page in unseen));
  expect(missing).toEqual([]);
});

it('a page named with a story, or excused, is one that no tour reaches', () => {
  const named = [...Object.keys(pagesOfStories), ...Object.keys(unseen)];
  expect(named.filter((page) => !pages.includes(page) || isVisited(page))).toEqual([]);
});

it('the story opens the page and looks at it', () => {
  for (const [page, spec] of Object.entries(pagesOfStories)) {
    const told = readFileSync(spec, 'utf8');
    expect(told, spec).toContain('expectAccessible');
    for (const part of page.split(/\/:\w+/).filter(Boolean)) expect(told, `${spec}: ${page}`).toContain(part);
  }
});
