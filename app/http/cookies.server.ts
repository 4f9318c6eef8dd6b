// Cookies besides the session's: what a stranger prefers, the columns a person sees, and a sign-in that waits for its second step.
import { withHiddenColumns } from '#app/domain/account/table-columns.ts';
import type { Environment } from '#app/services/environment.server.ts';
import { type SessionInfo, columnsCookieName, preferenceCookies, readCookie } from './context.server.ts';

const yearSeconds = 365 * 24 * 60 * 60;
const secondStep = { name: 'rf-second-step', path: '/sign-in', seconds: 600 };

function serialize(environment: Environment, name: string, value: string, path: string, seconds: number): string {
  const secure = environment.appUrl.startsWith('https:') ? '; Secure' : '';
  return `${name}=${encodeURIComponent(value)}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** The `Set-Cookie` value that remembers a preference for a year. */
export function preferenceCookie(environment: Environment, of: keyof typeof preferenceCookies, value: string): string {
  return serialize(environment, preferenceCookies[of], value, '/', yearSeconds);
}

/** The `Set-Cookie` value that remembers for a year which columns of a table this person has put away. */
export function columnsCookie(
  environment: Environment,
  request: Request,
  session: Pick<SessionInfo, 'actor'>,
  { table, hidden }: { table: string; hidden: readonly string[] },
): string {
  const name = columnsCookieName(session);
  const text = withHiddenColumns(readCookie(request, name) ?? '', table, hidden);
  return serialize(environment, name, text, '/', yearSeconds);
}

/** The `Set-Cookie` value that carries a sign-in to its second step; null ends it. */
export function secondStepCookie(environment: Environment, token: string | null): string {
  return serialize(environment, secondStep.name, token ?? '', secondStep.path, token === null ? 0 : secondStep.seconds);
}

export function readSecondStep(request: Request): string | null {
  return readCookie(request, secondStep.name) || null;
}
