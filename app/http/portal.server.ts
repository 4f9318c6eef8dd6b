// The wrapper of every portal route: a partner's user, a permission, and the scope that goes into each query.
import { type Permission, type PartnerActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { type PartnerScope, partnerScopeOf } from '#app/domain/access/scope.ts';
import type { z } from 'zod';
import type { SessionInfo } from './context.server.ts';
import { errorResponse } from './errors.server.ts';
import { type Asked, type Wrapped, toSignIn, wrap } from './guard.server.ts';

export interface PortalAsked {
  actor: PartnerActor;
  scope: PartnerScope;
  session: SessionInfo;
}

interface PortalNeeds<Params extends z.ZodRawShape> {
  can: Permission;
  params?: Params;
}

type Body<Params extends z.ZodRawShape, Result> = (asked: Asked<Params> & PortalAsked) => Promise<Result>;

/** Staff do not exist in the portal: everything there is not found for them. */
function admitTo(can: Permission) {
  return async ({ session, request }: { session: SessionInfo | null; request: Request }): Promise<PortalAsked> => {
    // A redirect would throw away what was sent; the page says how to send it again.
    if (!session) throw request.method === 'GET' ? toSignIn(request) : errorResponse('signedOut');
    const { actor } = session;
    if (actor.kind !== 'partner' || !decide(actor, can).allowed) throw errorResponse('notFound');
    return { actor, scope: partnerScopeOf(actor), session };
  };
}

export function portalLoader<Result, Params extends z.ZodRawShape = Record<never, never>>(
  needs: PortalNeeds<Params>,
  body: Body<Params, Result>,
): Wrapped<Result> {
  return wrap('loader', { audience: 'portal', can: needs.can }, needs, admitTo(needs.can), body);
}

export function portalAction<Result, Params extends z.ZodRawShape = Record<never, never>>(
  needs: PortalNeeds<Params>,
  body: Body<Params, Result>,
): Wrapped<Result> {
  return wrap('action', { audience: 'portal', can: needs.can }, needs, admitTo(needs.can), body);
}
