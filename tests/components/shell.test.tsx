import { expect, it, vi } from 'vitest';
import { AdminShell } from '#app/components/shell/admin-shell.tsx';
import { currentItem } from '#app/components/shell/navigation.tsx';
import { PortalShell } from '#app/components/shell/portal-shell.tsx';
import { PublicShell } from '#app/components/shell/public-shell.tsx';
import { IconHome, IconPlus } from '#app/components/ui/icons.ts';
import { render } from './render.tsx';

// All the shells ask of the router is where they are.
vi.mock('@remix-run/react', () => ({
  useLocation: () => ({ pathname: '/portal/registrations/r1', search: '?tab=files' }),
  useNavigate: () => () => undefined,
  useNavigation: () => ({ state: 'idle' }),
}));

const items = [
  { to: '/portal', label: 'Home', icon: IconHome },
  { to: '/portal/registrations', label: 'Registrations', icon: IconHome, count: 1204 },
];
const user = { name: 'Wang Lei', detail: 'Huadong' };
const shells = {
  portal: (
    <PortalShell
      home="/portal"
      items={items}
      primary={{ to: '/portal/register', label: 'Register a customer', short: 'Register', icon: IconPlus }}
      user={user}
      flash={{ message: 'Saved', tone: 'success' }}
    >
      page
    </PortalShell>
  ),
  admin: (
    <AdminShell home="/admin" groups={[{ items }]} user={user}>
      page
    </AdminShell>
  ),
  public: <PublicShell>page</PublicShell>,
};

it.each(Object.keys(shells) as (keyof typeof shells)[])(
  'the %s shell begins with a way to its one main element',
  (name) => {
    const markup = render(shells[name]);
    expect(markup.match(/<main id="main"/g)).toHaveLength(1);
    expect(markup.indexOf('href="#main"')).toBeLessThan(markup.indexOf('<button'));
    expect(markup).not.toContain(' style="');
  },
);

it.each(['portal', 'admin'] as const)(
  'the %s shell marks the nearest page and says of many that they are many',
  (name) => {
    const markup = render(shells[name]);
    expect(markup.match(/aria-current="page"/g)).toHaveLength(1);
    expect(markup).toMatch(/href="\/portal\/registrations"[^>]*aria-current="page"/);
    expect(markup).toContain('99+');
  },
);

it('language and colours are forms that come back to the same page', () => {
  const markup = render(shells.portal, { colorScheme: 'dark' });
  expect(markup.match(/<form method="post" action="\/preferences"/g)).toHaveLength(2);
  expect(markup.match(/name="returnTo" value="\/portal\/registrations\/r1\?tab=files"/g)).toHaveLength(2);
  expect(markup).toMatch(/name="language" value="en"[^>]*aria-pressed="true"/);
  expect(markup).toMatch(/name="colorScheme" value="dark"[^>]*aria-pressed="true"/);
  expect(markup).toContain('action="/sign-out"');
});

it('a message left by a redirect is in the page where scripts do not run', () => {
  expect(render(shells.portal)).toMatch(/<noscript>.*Saved.*<\/noscript>/);
});

it('the current item is the longest whole beginning of the path', () => {
  expect(currentItem(items, '/portal/registrations/r1', '/portal')?.label).toBe('Registrations');
  expect(currentItem(items, '/portal/registrations-archive', '/portal')).toBeUndefined();
  expect(currentItem(items, '/portal', '/portal')?.label).toBe('Home');
});
