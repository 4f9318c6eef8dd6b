// The headers that keep a page from being framed, sniffed, or made to run what is not ours.

/** Sets them on a page's answer. `style-src-attr` is open because measured widths and positions are written as style attributes. */
export function pageHeaders(headers: Headers, page: { nonce: string; secure: boolean }): void {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${page.nonce}'`,
    `style-src 'self' 'nonce-${page.nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  headers.set('Content-Security-Policy', policy.join('; '));
  commonHeaders(headers, page.secure);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
}

/** For every answer, pages and data alike. */
export function commonHeaders(headers: Headers, secure: boolean): void {
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('X-Frame-Options', 'DENY');
  if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'same-origin');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Permissions-Policy', 'camera=(self), geolocation=(), microphone=(), payment=()');
  if (secure) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
}

/** For a file that a person put in: downloaded, never run. `name` may hold any character. */
export function fileHeaders(file: { name: string; mediaType: string; size: number; inline?: boolean }): Headers {
  const plain = file.name.replace(/[^\w.-]+/g, '_');
  const headers = new Headers({
    'Content-Type': file.mediaType,
    'Content-Length': String(file.size),
    'Content-Disposition': `${file.inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, no-store',
  });
  commonHeaders(headers, false);
  return headers;
}

/**
 * For a page whose address is a secret: no other site, and no request the page makes, is told more than the origin.
 * `no-referrer` would also blank the `Origin` of its own form, and every write must show one.
 */
export const tokenPageHeaders = { 'Referrer-Policy': 'strict-origin' };

/** For a list sent as it is read, to be kept as a file for spreadsheets. `name` may hold any character. */
export function csvFileHeaders(name: string): Headers {
  const plain = name.replace(/[^\w.-]+/g, '_');
  const headers = new Headers({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'private, no-store',
  });
  commonHeaders(headers, false);
  return headers;
}
