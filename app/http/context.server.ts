// What belongs to one HTTP request and is shared by the loaders that run in it side by side.
import type { AppLoadContext } from '@remix-run/node';
import { defaultTimeZone } from '#app/domain/account/preferences.ts';
import { type HiddenColumns, parseHiddenColumns } from '#app/domain/account/table-columns.ts';
import type { Language } from '#app/domain/language/language.ts';
import { chooseLanguage } from '#app/domain/language/language.ts';
import { type SignedIn, findSignedIn } from '#app/services/account/actor.server.ts';
import { readSession } from '#app/services/account/lucia.server.ts';
import type { Origin, Work } from '#app/services/work.server.ts';

declare module '@remix-run/node' {
  interface AppLoadContext {
    requestId: string;
    ip: string | null;
    /** People reach the app by https: cookies travel no other way. */
    secure: boolean;
    /** For `script` and `style` elements of this response (CSP). */
    nonce: string;
    /** Hands over the bytes of a rendered page: they follow the headers of a Response without a body. */
    sendPage: (page: Uint8Array) => void;
    /** Filled by the first loader that asks; the others wait for the same answer. */
    session?: Promise<SessionInfo | null>;
    /** `Set-Cookie` values that any answer to this request must carry. */
    cookies: string[];
  }
  interface Future {
    v3_singleFetch: true;
  }
}

export interface SessionInfo extends SignedIn {
  sessionHash: string;
}

/** How the pages speak to whoever is looking. */
export interface Viewer {
  language: Language;
  /** IANA name. */
  timeZone: string;
  colorScheme: 'light' | 'dark' | 'auto';
  name: string | null;
  /** Columns put away, by table. */
  hiddenColumns: HiddenColumns;
}

export const preferenceCookies = {
  language: 'rf-language',
  colorScheme: 'rf-color-scheme',
  timeZone: 'rf-time-zone',
} as const;

/** One for each person, for a browser that several share. */
export function columnsCookieName({ actor }: Pick<SessionInfo, 'actor'>): string {
  return `rf-columns-${actor.userId.slice(-12)}`;
}

export function sessionOf(work: Work, request: Request, context: AppLoadContext): Promise<SessionInfo | null> {
  context.session ??= (async () => {
    const session = await readSession(work, request.headers.get('Cookie'));
    if (!session) return null;
    if (session.cookie) context.cookies.push(session.cookie);
    const signedIn = await findSignedIn(work, session.userId);
    return signedIn ? { ...signedIn, sessionHash: session.sessionHash } : null;
  })();
  return context.session;
}

export function originOf(context: AppLoadContext): Origin {
  return { requestId: context.requestId, ip: context.ip };
}

/** Stored preference, then cookie, then what the browser says. */
export function viewerOf(request: Request, session: SessionInfo | null): Viewer {
  const cookies = readCookies(request);
  const scheme = session?.colorScheme ?? cookies.get(preferenceCookies.colorScheme);
  const zone = session?.timeZone ?? cookies.get(preferenceCookies.timeZone);
  return {
    language: chooseLanguage(
      session?.language ?? cookies.get(preferenceCookies.language),
      request.headers.get('Accept-Language'),
    ),
    timeZone: zone && isTimeZone(zone) ? zone : defaultTimeZone,
    colorScheme: scheme === 'light' || scheme === 'dark' ? scheme : 'auto',
    name: session?.actor.name ?? null,
    hiddenColumns: session ? parseHiddenColumns(cookies.get(columnsCookieName(session)) ?? '') : {},
  };
}

/** Zones found to exist: asking `Intl` costs more than a query. */
const knownZones = new Set<string>();

export function isTimeZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  try {
    if (new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone === '') return false;
  } catch {
    return false;
  }
  knownZones.add(zone);
  return true;
}

export function readCookie(request: Request, name: string): string | null {
  return readCookies(request).get(name) ?? null;
}

function readCookies(request: Request): Map<string, string> {
  const pairs = (request.headers.get('Cookie') ?? '').split(';').map((pair) => {
    const [name = '', ...value] = pair.trim().split('=');
    return [name, decode(value.join('='))] as const;
  });
  return new Map(pairs);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
