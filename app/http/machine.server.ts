// Who may read the figures: a process on this machine, or the bearer of the token.
import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * True when the request was made on this machine and by no proxy on it: a proxy speaks for somebody elsewhere. `ip` is the
 * address the server saw, or that the trusted proxies report.
 */
export function isFromThisMachine(request: Request, ip: string | null): boolean {
  if (request.headers.has('X-Forwarded-For') || request.headers.has('Forwarded')) return false;
  const address = (ip ?? '').replace(/^::ffff:/, '');
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}

/** Compares in the same time whatever the difference. False without an expected token. */
export function carriesToken(request: Request, expected: string | null): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
  if (!given || expected === null) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
