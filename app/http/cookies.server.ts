// Cookies besides the session's: what a stranger prefers, and a sign-in that waits for its second step.
import type { Environment } from '#app/services/environment.server.ts';
import { preferenceCookies, readCookie } from './context.server.ts';

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

/** The `Set-Cookie` value that carries a sign-in to its second step; null ends it. */
export function secondStepCookie(environment: Environment, token: string | null): string {
  return serialize(environment, secondStep.name, token ?? '', secondStep.path, token === null ? 0 : secondStep.seconds);
}

export function readSecondStep(request: Request): string | null {
  return readCookie(request, secondStep.name) || null;
}
