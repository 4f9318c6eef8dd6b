// Around the pages before sign-in, and those of a person's own account. Guards nothing: every page has its own wrapper.
import { Outlet, useMatches, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { PublicShell } from '#app/components/shell/public-shell.tsx';
import { RouteError } from '#app/components/shell/route-error.tsx';
import { takeFlash } from '#app/http/flash.server.ts';
import { publicLoader } from '#app/http/public.server.ts';

export const loader = publicLoader({}, async ({ request, context }) => ({ flash: takeFlash(request, context) }));

/** A page that exports `handle = { wide: true }` gets a sheet instead of a card. */
function isWide(handle: unknown): boolean {
  return typeof handle === 'object' && handle !== null && 'wide' in handle && handle.wide === true;
}

function Shell({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('routes/_public+/_layout');
  const wide = useMatches().some(({ handle }) => isWide(handle));
  return (
    <PublicShell wide={wide} flash={data?.flash}>
      {children}
    </PublicShell>
  );
}

export default function PublicLayout() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  return (
    <Shell>
      <RouteError />
    </Shell>
  );
}
