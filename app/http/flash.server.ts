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
  setCookie(context, value, 60);
}

/** The message left for this page, if any; it will not be there again. Layouts call it. */
export function takeFlash(request: Request, context: AppLoadContext): FlashText | null {
  const value = new RegExp(`(?:^|;\\s*)${name}=([^;]+)`).exec(request.headers.get('Cookie') ?? '')?.[1];
  if (!value) return null;
  setCookie(context, '', 0);
  try {
    const parsed: unknown = JSON.parse(decodeURIComponent(value));
    const [tone, message] = Array.isArray(parsed) ? parsed : [];
    if (typeof message !== 'string' || !['info', 'success', 'warning', 'danger'].includes(tone)) return null;
    return { tone: tone as FlashText['tone'], message: message.slice(0, longest) };
  } catch {
    return null;
  }
}

function setCookie(context: AppLoadContext, value: string, seconds: number): void {
  const secure = context.secure ? '; Secure' : '';
  context.cookies.push(`${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`);
}
