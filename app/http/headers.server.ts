// The headers that keep an answer from being framed, sniffed, kept, or made to run what is not ours.

/**
 * For every answer, pages, data, files and errors alike: the server puts on what the answer does not say itself. `secure`
 * where people reach the app by https.
 */
export function commonHeaders(secure: boolean): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
    'Cache-Control': 'no-store',
    ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/** What a page may load. `style-src-attr` is open because measured widths and positions are written as style attributes. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** For a file that a person put in: downloaded, never run. `name` may hold any character. */
export function fileHeaders(file: { name: string; mediaType: string; size: number; inline?: boolean }): Headers {
  return new Headers({
    'Content-Type': file.mediaType,
    'Content-Length': String(file.size),
    'Content-Disposition': disposition(file.inline ? 'inline' : 'attachment', file.name),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, no-store',
  });
}

/** For a list sent as it is read, to be kept as a file. `name` may hold any character. */
export function listHeaders(name: string, mediaType: 'text/csv' | 'text/tab-separated-values'): Headers {
  return new Headers({
    'Content-Type': `${mediaType}; charset=utf-8`,
    'Content-Disposition': disposition('attachment', name),
    'Cache-Control': 'private, no-store',
  });
}

function disposition(kind: 'inline' | 'attachment', name: string): string {
  return `${kind}; filename="${name.replace(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

/**
 * For a page whose address is a secret: no other site, and no request the page makes, is told more than the origin.
 * `no-referrer` would also blank the `Origin` of its own form, and every write must show one.
 */
export const tokenPageHeaders = { 'Referrer-Policy': 'strict-origin' };
