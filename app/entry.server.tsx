// Renders pages on the server and says what each may load.
import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { RemixServer, isRouteErrorResponse } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { NonceContext } from '#app/components/nonce.ts';
import { copyFor } from '#app/copy/copy.server.ts';
import { contentPolicy } from '#app/http/headers.server.ts';
import { withDataAtHand } from '#app/http/page-data.server.ts';
import { sessionOf, viewerOf } from '#app/http/context.server.ts';
import { loggablePath } from '#app/http/paths.ts';
import { getWork } from '#app/services/boot.server.ts';

/** What fails while it is rendered is thrown, and asked for once more with the nearest error page in its place. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const work = await getWork();
  const viewer = viewerOf(request, await sessionOf(work, request, context));
  const atHand = await withDataAtHand(remixContext);
  const html = renderToString(
    <NonceContext.Provider value={context.nonce}>
      <I18nextProvider i18n={copyFor(viewer.language)}>
        <RemixServer context={atHand} url={request.url} nonce={context.nonce} />
      </I18nextProvider>
    </NonceContext.Provider>,
  );
  const page = Buffer.from(`<!DOCTYPE html>${html}`);
  headers.set('Content-Security-Policy', contentPolicy(context.nonce));
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Content-Length', String(page.byteLength));
  context.sendPage(page);
  return new Response(null, { headers, status });
}

/**
 * A fault nobody expected: logged with its request, told to the viewer only as such. A refusal (nothing there, not allowed,
 * no such method) is an answer like any other, and has its line in the log with them.
 */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  void getWork().then((work) =>
    work.log.error(
      {
        err: error,
        requestId: context.requestId,
        method: request.method,
        path: loggablePath(new URL(request.url).pathname),
      },
      'request failed',
    ),
  );
}
