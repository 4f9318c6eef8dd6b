// What a route's error boundary shows, bare or inside a shell: the wrapper's code becomes a sentence.
import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { useCopy } from '#app/copy/use-copy.ts';
import { ErrorScreen } from './error-screen.tsx';

const screens = ['notFound', 'forbidden', 'badRequest', 'crossSite', 'tooLarge', 'tooMany', 'unavailable'] as const;
type Screen = (typeof screens)[number] | 'unexpected';

export function RouteError() {
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
