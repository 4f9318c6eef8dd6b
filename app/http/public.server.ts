// The wrapper of routes open to anyone, and of those open to whoever is signed in, partner or staff alike.
import type { z } from 'zod';
import type { SessionInfo } from './context.server.ts';
import { type Asked, type Needs, type Wrapped, toSignIn, wrap } from './guard.server.ts';

type Body<Params extends z.ZodRawShape, Extra, Result> = (asked: Asked<Params> & Extra) => Promise<Result>;
type Params = Record<never, never>;

const anyone = async () => ({});

export function publicLoader<Result, P extends z.ZodRawShape = Params>(
  needs: { params?: P },
  body: Body<P, unknown, Result>,
): Wrapped<Result> {
  const declared = { can: 'anyone', ...needs } as Needs<P>;
  return wrap('loader', { audience: 'public', can: 'anyone' }, declared, anyone, body);
}

export function publicAction<Result, P extends z.ZodRawShape = Params>(
  needs: { params?: P },
  body: Body<P, unknown, Result>,
): Wrapped<Result> {
  const declared = { can: 'anyone', ...needs } as Needs<P>;
  return wrap('action', { audience: 'public', can: 'anyone' }, declared, anyone, body);
}

async function admitSignedIn({ session, request }: { session: SessionInfo | null; request: Request }) {
  if (!session) throw toSignIn(request);
  return { session };
}

export function signedInLoader<Result, P extends z.ZodRawShape = Params>(
  needs: { params?: P },
  body: Body<P, { session: SessionInfo }, Result>,
): Wrapped<Result> {
  const declared = { can: 'signedIn', ...needs } as Needs<P>;
  return wrap('loader', { audience: 'public', can: 'signedIn' }, declared, admitSignedIn, body);
}

export function signedInAction<Result, P extends z.ZodRawShape = Params>(
  needs: { params?: P },
  body: Body<P, { session: SessionInfo }, Result>,
): Wrapped<Result> {
  const declared = { can: 'signedIn', ...needs } as Needs<P>;
  return wrap('action', { audience: 'public', can: 'signedIn' }, declared, admitSignedIn, body);
}
