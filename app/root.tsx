// The shell of every page: document, theme, sentences, and the boundary of last resort.
import type { LinksFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, isRouteErrorResponse, useRouteError, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ThemeProvider, ThemeScript, htmlAttributes } from '#app/components/theme-provider.tsx';
import { useNonce } from '#app/components/nonce.ts';
import type { Viewer } from '#app/components/viewer.tsx';
import { ErrorScreen } from '#app/components/shell/error-screen.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { publicLoader } from '#app/http/public.server.ts';

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }];

export const loader = publicLoader({}, async ({ viewer }) => ({ viewer }));

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

const screens = ['notFound', 'forbidden', 'badRequest', 'crossSite', 'tooLarge', 'tooMany', 'unavailable'] as const;
type Screen = (typeof screens)[number] | 'unexpected';

export function ErrorBoundary() {
  const error = useRouteError();
  const { t } = useCopy();
  const body = isRouteErrorResponse(error) ? (error.data as { code?: string; requestId?: string } | null) : null;
  const known = screens.find((code) => code === body?.code);
  const screen: Screen = known ?? (isRouteErrorResponse(error) && error.status === 404 ? 'notFound' : 'unexpected');
  return (
    <ErrorScreen
      status={isRouteErrorResponse(error) ? error.status : 500}
      title={t(`errors:screen.${screen}.title`)}
      body={t(`errors:screen.${screen}.body`)}
      {...(body?.requestId ? { requestId: body.requestId } : {})}
    />
  );
}
