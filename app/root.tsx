// The shell of every page: document, theme, sentences, and the boundary of last resort.
import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ThemeProvider, ThemeScript, htmlAttributes } from '#app/components/theme-provider.tsx';
import { useNonce } from '#app/components/nonce.ts';
import type { Viewer } from '#app/components/viewer.tsx';
import { unlessQuiet } from '#app/components/shell/quiet.ts';
import { RouteError } from '#app/components/shell/route-error.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { publicLoader } from '#app/http/public.server.ts';

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }];

/** Where no page says more: the error screens. */
export const meta: MetaFunction = () => [{ title: 'Rightful' }];

export const loader = publicLoader({}, async ({ viewer }) => ({ viewer }));

export { unlessQuiet as shouldRevalidate };

const strangerViewer: Viewer = { language: 'en', timeZone: 'UTC', colorScheme: 'auto' };

function useRootViewer(language: Viewer['language']): Viewer {
  const data = useRouteLoaderData<typeof loader>('root');
  if (!data) return { ...strangerViewer, language };
  const { name, ...viewer } = data.viewer;
  return name ? { ...viewer, name } : viewer;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const { language } = useCopy();
  const viewer = useRootViewer(language);
  return (
    <html {...htmlAttributes(viewer)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <ThemeScript nonce={nonce} colorScheme={viewer.colorScheme} />
        <Meta />
        <Links />
      </head>
      <body>
        <ThemeProvider viewer={viewer} nonce={nonce}>
          {children}
        </ThemeProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <main>
      <RouteError />
    </main>
  );
}
