// The wrapper of what no person looks at: health, readiness, figures. Open to anyone; a route narrows that itself.
import type { z } from 'zod';
import { type Asked, type Needs, type Wrapped, wrap } from './guard.server.ts';

type None = Record<never, never>;

export function resourceLoader<Result, Params extends z.ZodRawShape = None>(
  needs: { params?: Params },
  body: (asked: Asked<Params>) => Promise<Result>,
): Wrapped<Result> {
  const declared = { can: 'anyone', ...needs } as Needs<Params>;
  return wrap('loader', { audience: 'resource', can: 'anyone' }, declared, async () => ({}), body);
}

/** A plain text answer that nobody keeps. */
export function textResponse(text: string, status = 200, contentType = 'text/plain; charset=utf-8'): Response {
  return new Response(text, {
    status,
    headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });
}
