// The one message a redirect leaves for the next page: a short-lived cookie, shown once by the shell and forgotten.
// It holds a sentence already in the viewer's language and nothing else.
import type { AppLoadContext } from '@remix-run/node';

export interface FlashText {
  tone: 'info' | 'success' | 'warning' | 'danger';
  message: string;
}

const name = 'rf-flash';
const longest = 300;

/** Leaves a message for the page this answer redirects to. */
export function leaveFlash(context: AppLoadContext, message: string, tone: FlashText['tone'] = 'success'): void {
  const value = encodeURIComponent(JSON.stringify([tone, message.slice(0, longest)]));
  context.cookies.push(`${name}=${value}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`);
}

/** The message left for this page, if any; it will not be there again. Layouts call it. */
export function takeFlash(request: Request, context: AppLoadContext): FlashText | null {
  const value = new RegExp(`(?:^|;\\s*)${name}=([^;]+)`).exec(request.headers.get('Cookie') ?? '')?.[1];
  if (!value) return null;
  context.cookies.push(`${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
  try {
    const parsed: unknown = JSON.parse(decodeURIComponent(value));
    const [tone, message] = Array.isArray(parsed) ? parsed : [];
    if (typeof message !== 'string' || !['info', 'success', 'warning', 'danger'].includes(tone)) return null;
    return { tone: tone as FlashText['tone'], message: message.slice(0, longest) };
  } catch {
    return null;
  }
}
