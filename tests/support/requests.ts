// Calls loaders and actions directly with a Request, as a browser of one user would: session cookie, Origin, form body.
import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { startSession } from '#app/services/account/lucia.server.ts';
import { useWork } from '#app/services/boot.server.ts';
import type { Work } from '#app/services/work.server.ts';

type RouteFunction = (args: LoaderFunctionArgs) => unknown;

/** What a loader or action answered, returned and thrown alike. */
export interface Answer {
  status: number;
  headers: Headers;
  /** Where a redirect leads, else null. */
  location: string | null;
  /** The data, or the text of a plain Response. */
  body: unknown;
}

type Fields = Record<string, string | readonly string[]>;

export interface RequestOptions {
  params?: Record<string, string>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Where the request comes from; this machine unless told otherwise. */
  ip?: string | null;
}

export interface Browser {
  readonly cookie: string;
  get(loader: RouteFunction, path: string, options?: RequestOptions): Promise<Answer>;
  /** `body` as fields of a form, or as FormData when it carries files. */
  post(
    action: RouteFunction,
    path: string,
    body: Fields | FormData | URLSearchParams,
    options?: RequestOptions,
  ): Promise<Answer>;
}

/** A browser signed in as the user, or a stranger's. From here on loaders run with `work`. */
export async function openBrowser(work: Work, user: { id: string } | null): Promise<Browser> {
  useWork(work);
  const session = user ? await startSession(work, user.id, { ip: '127.0.0.1', userAgent: 'test' }, true) : null;
  const cookie = session?.cookie.split(';')[0] ?? '';
  const origin = new URL(work.environment.appUrl).origin;
  const send = (route: RouteFunction, request: Request, params: Record<string, string>, ip: string | null) =>
    answerOf(() => route(argsFor(request, params, ip)));
  return {
    cookie,
    get(loader, path, { params = {}, headers = {}, signal, ip = '127.0.0.1' } = {}) {
      const request = new Request(new URL(path, origin), {
        headers: { ...(cookie ? { Cookie: cookie } : {}), ...headers },
        ...(signal ? { signal } : {}),
      });
      return send(loader, request, params, ip);
    },
    post(action, path, body, { params = {}, headers = {}, signal, ip = '127.0.0.1' } = {}) {
      const request = new Request(new URL(path, origin), {
        method: 'POST',
        body: body instanceof FormData || body instanceof URLSearchParams ? body : formOf(body),
        headers: { ...(cookie ? { Cookie: cookie } : {}), Origin: origin, ...headers },
        ...(signal ? { signal } : {}),
      });
      return send(action, request, params, ip);
    },
  };
}

function formOf(fields: Fields): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form;
}

let requests = 0;

/** What the server knows of one request besides itself. */
export function contextFrom(ip: string | null): AppLoadContext {
  requests += 1;
  return { requestId: `request-${requests}`, ip, secure: false, nonce: 'nonce', cookies: [], sendPage: () => {} };
}

function argsFor(request: Request, params: Record<string, string>, ip: string | null): LoaderFunctionArgs {
  return { request, params, context: contextFrom(ip) };
}

async function answerOf(call: () => unknown): Promise<Answer> {
  let result: unknown;
  try {
    result = await call();
  } catch (thrown) {
    if (!(thrown instanceof Response) && !isData(thrown)) throw thrown;
    result = thrown;
  }
  if (result instanceof Response) {
    const text = await result.text();
    const json = result.headers.get('Content-Type')?.includes('json');
    return {
      status: result.status,
      headers: result.headers,
      location: result.headers.get('Location'),
      body: json ? JSON.parse(text) : text,
    };
  }
  if (isData(result)) {
    const headers = new Headers(result.init?.headers);
    return { status: result.init?.status ?? 200, headers, location: headers.get('Location'), body: result.data };
  }
  return { status: 200, headers: new Headers(), location: null, body: result };
}

/** What Remix' `data(…)` makes. */
function isData(value: unknown): value is { data: unknown; init: ResponseInit | null } {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'DataWithResponseInit';
}
