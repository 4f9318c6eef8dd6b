// The wrapper of what other systems call: a bearer token instead of a session, JSON instead of pages. Cookies count for
// nothing here, so a page elsewhere gains nothing by making a browser call it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { translator } from '#app/copy/copy.server.ts';
import type { Translate } from '#app/copy/keys.ts';
import { getWork } from '#app/services/boot.server.ts';
import { admitBearer } from '#app/services/signal/tokens.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { readBytes } from './body.server.ts';
import { viewerOf } from './context.server.ts';
import type { Declared } from './guard.server.ts';

export interface ApiAsked {
  request: Request;
  work: Work;
  /** In the language the caller accepts. */
  t: Translate;
  bearer: { id: string; name: string };
}

type ApiFunction = ((args: LoaderFunctionArgs | ActionFunctionArgs) => Promise<Response>) & { needs: Declared };

/** For whoever sends a valid token. A token carries no role and opens nothing but such actions. */
export function apiAction(body: (asked: ApiAsked) => Promise<Response>): ApiFunction {
  const run = async ({ request, context }: LoaderFunctionArgs | ActionFunctionArgs): Promise<Response> => {
    const work = await getWork();
    const t = translator(viewerOf(request, null).language);
    if (request.method !== 'POST')
      return apiRefusal(405, 'method', t('api:error.method'), { headers: { Allow: 'POST' } });
    const admitted = await admitBearer(work, request.headers.get('Authorization'), context.ip);
    if (admitted.ok) return body({ request, work, t, bearer: admitted.bearer });
    if (admitted.reason === 'tooMany') {
      const seconds = Math.max(1, Math.ceil(admitted.retryAfterMs / 1000));
      return apiRefusal(429, 'tooMany', t('api:error.tooMany', { seconds }), {
        headers: { 'Retry-After': String(seconds) },
      });
    }
    return apiRefusal(401, 'token', t('api:error.token'), { headers: { 'WWW-Authenticate': 'Bearer' } });
  };
  return Object.assign(run, { needs: { audience: 'api', can: 'bearer' } as const });
}

/** An address that takes posts only. */
export function postOnly(): ApiFunction {
  const run = async ({ request }: LoaderFunctionArgs | ActionFunctionArgs): Promise<Response> => {
    const t = translator(viewerOf(request, null).language);
    return apiRefusal(405, 'method', t('api:error.method'), { headers: { Allow: 'POST' } });
  };
  return Object.assign(run, { needs: { audience: 'api', can: 'anyone' } as const });
}

export function apiAnswer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } });
}

/** `code` is for programs, `message` for people. */
export function apiRefusal(
  status: number,
  code: string,
  message: string,
  { headers = {}, problems }: { headers?: Record<string, string>; problems?: readonly unknown[] } = {},
): Response {
  return apiAnswer({ error: { code, message, ...(problems ? { problems } : {}) } }, status, headers);
}

export type JsonBody = { ok: true; value: unknown } | { ok: false; reason: 'type' | 'tooLarge' | 'json' };

/** Reads a JSON body of at most `limit` bytes. */
export async function readJson(request: Request, limit: number): Promise<JsonBody> {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(request.headers.get('Content-Type') ?? ''))
    return { ok: false, reason: 'type' };
  const body = await readBytes(request, limit);
  if (!body) return { ok: false, reason: 'tooLarge' };
  const value = parsed(body.toString('utf8'));
  return value === undefined ? { ok: false, reason: 'json' } : { ok: true, value };
}

/** Undefined for what is no JSON, which no JSON text means. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
