// A narrowed build answers every path as the whole build does: same routes matched, for every path some route spells out.
import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/router';
import { expect, it } from 'vitest';
import { narrowBy } from '#app/http/narrow.ts';

const written: Record<string, { parentId?: string; path?: string; index?: boolean }> = {
  root: { path: '' },
  home: { parentId: 'root', index: true },
  signIn: { parentId: 'root', path: 'sign-in' },
  invitation: { parentId: 'root', path: 'invitation/:token' },
  lost: { parentId: 'root', path: '*' },
  admin: { parentId: 'root', path: 'admin' },
  adminHome: { parentId: 'admin', index: true },
  review: { parentId: 'admin', path: 'review' },
  nothingOpen: { parentId: 'review', index: true },
  reviewed: { parentId: 'review', path: ':id' },
  customers: { parentId: 'admin', path: 'customers' },
  suggest: { parentId: 'admin', path: 'customers/suggest' },
  customer: { parentId: 'admin', path: 'customers/:id' },
  edit: { parentId: 'admin', path: 'customers/:id/edit' },
  adminLost: { parentId: 'admin', path: '*' },
  frame: { parentId: 'root' },
  account: { parentId: 'frame', path: 'account' },
};
const routes = Object.fromEntries(Object.entries(written).map(([id, route]) => [id, { id, ...route }]));
const build = { routes, assets: { routes } } as unknown as ServerBuild;

const paths = [
  '/',
  '/sign-in',
  '/invitation/abc',
  '/nowhere',
  '/nowhere/at/all',
  '/admin',
  '/admin/review',
  '/admin/review/7',
  '/admin/customers',
  '/admin/customers/suggest',
  '/admin/customers/7',
  '/admin/customers/7/edit',
  '/admin/customers/7/edit/more',
  '/admin/nothing',
  '/admin/nothing/7',
  '/account',
  '/ADMIN/Review',
  '/admin//review',
  '/%61dmin/review',
  '/admin/customers/',
];

it.each(paths)('%s leads where it led', (path) => {
  const matched = (from: ServerBuild) => matchRoutes(tree(from, undefined), path)?.map(({ route }) => route.id);
  expect(matched(build)).toBeDefined();
  expect(matched(narrowBy(build)(path))).toEqual(matched(build));
});

it('looks through fewer routes, and keeps what it made', () => {
  const narrow = narrowBy(build);
  expect(Object.keys(narrow('/admin/review/7').routes).sort()).toEqual([
    'admin',
    'adminLost',
    'lost',
    'review',
    'reviewed',
    'root',
  ]);
  expect(Object.keys(narrow('/admin/customers').routes).sort()).toEqual([
    'admin',
    'adminLost',
    'customers',
    'lost',
    'root',
  ]);
  expect(narrow('/admin/review/7')).toBe(narrow('/admin/review/8.data'));
  expect(narrow('/admin/customers/7/edit')).toBe(narrow('/admin/customers/8/made/up'));
  expect(narrow('/made-up')).toBe(narrow('/made-up-too'));
});

interface Node {
  id: string;
  path?: string;
  index?: true;
  children?: Node[];
}

function tree(from: ServerBuild, parentId: string | undefined): never {
  const nodes = Object.values(from.routes).filter((route) => route?.parentId === parentId);
  return nodes.map((route): Node => {
    const { id, path } = route as { id: string; path?: string };
    return written[id]?.index ? { id, path, index: true } : { id, path, children: tree(from, id) };
  }) as never;
}
