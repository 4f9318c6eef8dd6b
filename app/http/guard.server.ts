// What every loader and action passes through: who is asking, may they, which company's records, and what errors become.
// Each audience (`portal`, `admin`, `public`) has its wrapper beside this file; a route without one fails a test.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { type Translate } from '#app/copy/keys.ts';
import { translator } from '#app/copy/copy.server.ts';
import type { Permission } from '#app/domain/access/permission.ts';
import { getWork } from '#app/services/boot.server.ts';
import { forgetReference } from '#app/services/settings/reference.server.ts';
import type { Origin, Work } from '#app/services/work.server.ts';
import { type SessionInfo, type Viewer, originOf, sessionOf, viewerOf } from './context.server.ts';
import { errorResponse, responseFor } from './errors.server.ts';
import { paths } from './paths.ts';

export type Audience = 'public' | 'portal' | 'admin' | 'resource' | 'api';

/** What a route declares; tests read it from the wrapped function. */
export interface Needs<Params extends z.ZodRawShape = z.ZodRawShape> {
  can: Permission | 'anyone' | 'signedIn';
  params?: Params;
}

export interface Declared {
  audience: Audience;
  /** `bearer`: whoever sends a valid token, instead of a session. */
  can: Needs['can'] | 'bearer';
}

export type Wrapped<Result> = ((args: LoaderFunctionArgs) => Promise<Result>) & { needs: Declared };

export interface Asked<Params extends z.ZodRawShape> {
  request: Request;
  url: URL;
  params: z.infer<z.ZodObject<Params>>;
  work: Work;
  viewer: Viewer;
  t: Translate;
  origin: Origin;
  session: SessionInfo | null;
  context: LoaderFunctionArgs['context'];
}

type Kind = 'loader' | 'action';

/** The frame shared by all audiences. `admit` throws a Response for whoever may not pass. */
export function wrap<Params extends z.ZodRawShape, Extra, Result>(
  kind: Kind,
  declared: Declared,
  needs: Needs<Params>,
  admit: (asked: Asked<Params>) => Promise<Extra>,
  body: (asked: Asked<Params> & Extra) => Promise<Result>,
): Wrapped<Result> {
  const shape = z.object(needs.params ?? ({} as Params));
  const run = async ({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs): Promise<Result> => {
    const work = await getWork();
    if (kind === 'action' && !isSameOrigin(request, work)) throw errorResponse('crossSite', context.requestId);
    const parsed = shape.safeParse(params);
    if (!parsed.success) throw errorResponse('notFound');
    // What is sent is checked against the choices as they are, not as a page was shown them.
    if (kind === 'action') forgetReference(work);
    const session = await sessionOf(work, request, context);
    const viewer = viewerOf(request, session);
    const asked: Asked<Params> = {
      request,
      url: new URL(request.url),
      params: parsed.data,
      work,
      viewer,
      t: translator(viewer.language),
      origin: originOf(context),
      session,
      context,
    };
    try {
      return await body({ ...asked, ...(await admit(asked)) });
    } catch (error) {
      const response = responseFor(error);
      if (response) throw response;
      throw error;
    }
  };
  return Object.assign(run, { needs: declared });
}

/** Sends a stranger to the sign-in page, and back afterwards. */
export function toSignIn(request: Request): Response {
  const url = new URL(request.url);
  return redirect(paths.signIn(request.method === 'GET' ? { returnTo: url.pathname + url.search } : {}), 303);
}

/** An id in a URL: anything that is not a UUID cannot exist. */
export const idParam = z.uuid();

/**
 * A write must come from our own pages: by `Origin`, or by `Sec-Fetch-Site` where a browser sends no Origin.
 * Neither header means no browser of today, and is refused.
 */
function isSameOrigin(request: Request, work: Work): boolean {
  const origin = request.headers.get('Origin');
  if (origin === null) return request.headers.get('Sec-Fetch-Site') === 'same-origin';
  const host = request.headers.get('X-Forwarded-Host') ?? request.headers.get('Host');
  if (origin === new URL(work.environment.appUrl).origin) return true;
  // A laptop is reached as localhost, 127.0.0.1 or by its name; the Host header cannot be forged by a page elsewhere.
  return (
    work.environment.trustedProxies === 0 &&
    host !== null &&
    URL.canParse(origin) &&
    new URL(origin).host === request.headers.get('Host')
  );
}
