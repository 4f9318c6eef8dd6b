// Floor three: what goes into every `where`. A scope can only be made from an actor, so a query cannot forget it.
import type { Actor, PartnerActor, StaffActor } from './permission.ts';

declare const scoped: unique symbol;

/** The companies a portal query may touch; an empty list matches no rows. */
export interface PartnerScope {
  readonly partnerIds: readonly string[];
  readonly [scoped]: 'partner';
}

/** The partners a back-office query may touch: all, or those assigned to one channel manager. */
export type StaffScope = ({ readonly all: true } | { readonly all: false; readonly managerId: string }) & {
  readonly [scoped]: 'staff';
};

export function partnerScopeOf(actor: PartnerActor): PartnerScope {
  return { partnerIds: actor.partnerIds } as PartnerScope;
}

/** The partners assigned to one person by name or by region, whatever else the person may see. */
export function assignedScopeOf(actor: StaffActor): StaffScope {
  return { all: false, managerId: actor.userId } as StaffScope;
}

/** Channel managers see the partners and regions assigned to them; every other staff role sees all of what its role grants. */
export function staffScopeOf(actor: Actor): StaffScope {
  if (actor.kind === 'partner') throw new Error('A partner has no staff scope');
  const assignedOnly = actor.kind === 'staff' && actor.roles.every((role) => role === 'channelManager');
  return (assignedOnly ? { all: false, managerId: actor.userId } : { all: true }) as StaffScope;
}
