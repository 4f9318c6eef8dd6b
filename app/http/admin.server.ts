// The wrapper of every back-office route: a member of staff, a permission, and the scope of partners assigned.
import { type Permission, type StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { type StaffScope, staffScopeOf } from '#app/domain/access/scope.ts';
import type { z } from 'zod';
import type { SessionInfo } from './context.server.ts';
import { errorResponse } from './errors.server.ts';
import { type Asked, type Wrapped, toSignIn, wrap } from './guard.server.ts';

export interface AdminAsked {
  actor: StaffActor;
  scope: StaffScope;
  session: SessionInfo;
}

interface AdminNeeds<Params extends z.ZodRawShape> {
  can: Permission;
  params?: Params;
}

type Body<Params extends z.ZodRawShape, Result> = (asked: Asked<Params> & AdminAsked) => Promise<Result>;

/** For partners the back office does not exist; staff without the permission are told that it is forbidden. */
function admitTo(can: Permission) {
  return async ({ session, request }: { session: SessionInfo | null; request: Request }): Promise<AdminAsked> => {
    if (!session) throw toSignIn(request);
    const { actor } = session;
    if (actor.kind !== 'staff') throw errorResponse('notFound');
    if (!decide(actor, can).allowed) throw errorResponse('forbidden');
    return { actor, scope: staffScopeOf(actor), session };
  };
}

export function adminLoader<Result, Params extends z.ZodRawShape = Record<never, never>>(
  needs: AdminNeeds<Params>,
  body: Body<Params, Result>,
): Wrapped<Result> {
  return wrap('loader', { audience: 'admin', can: needs.can }, needs, admitTo(needs.can), body);
}

export function adminAction<Result, Params extends z.ZodRawShape = Record<never, never>>(
  needs: AdminNeeds<Params>,
  body: Body<Params, Result>,
): Wrapped<Result> {
  return wrap('action', { audience: 'admin', can: needs.can }, needs, admitTo(needs.can), body);
}
