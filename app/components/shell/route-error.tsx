// What a route's error boundary shows, bare or inside a shell: the wrapper's code becomes a sentence.
import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import { ButtonLink } from '../ui/action/button.tsx';
import { ErrorScreen } from './error-screen.tsx';

const screens = [
  'notFound',
  'forbidden',
  'signedOut',
  'badRequest',
  'crossSite',
  'tooLarge',
  'tooMany',
  'unavailable',
] as const;
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
      {...(screen === 'signedOut' ? { actions: <SignInElsewhere /> } : {})}
      {...(body?.requestId ? { requestId: body.requestId } : {})}
    />
  );
}

/** In a window of its own, so that this one still has what was typed. */
function SignInElsewhere() {
  const { t } = useCopy();
  return (
    <ButtonLink to={paths.signIn()} variant="primary" target="_blank" rel="noopener" reload>
      {t('errors:screen.signedOut.action')}
    </ButtonLink>
  );
}
