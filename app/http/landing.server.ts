// Where somebody belongs after signing in.
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { paths, safeReturnTo } from './paths.ts';

export function homeOf(actor: PartnerActor | StaffActor): string {
  return actor.kind === 'staff' ? paths.admin.home() : paths.portal.home();
}

/** The page that was asked for, if it is one of ours and could be this person's; otherwise the own home. */
export function landingOf(actor: PartnerActor | StaffActor, returnTo: string | null): string {
  const to = safeReturnTo(returnTo);
  const inside = (root: string) => to === root || Boolean(to?.startsWith(`${root}/`) || to?.startsWith(`${root}?`));
  return to !== null && (inside(homeOf(actor)) || inside(paths.account())) ? to : homeOf(actor);
}
