// Takes a choice of language, colours, time zone or a table's columns from any page and goes back there. Unknown values change nothing.
import { redirect } from '@remix-run/node';
import { colorSchemes } from '#app/domain/account/preferences.ts';
import { isLanguage } from '#app/domain/language/language.ts';
import { isTimeZone } from '#app/http/context.server.ts';
import { columnsCookie, preferenceCookie } from '#app/http/cookies.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths, safeReturnTo } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { type Preferences, setPreferences } from '#app/services/account/edit-profile.server.ts';

/** Whoever comes here by hand has nothing to see. */
export const loader = publicLoader({}, async () => redirect(paths.root()));

export const action = publicAction({}, async ({ work, session, request }) => {
  const form = await readForm(request);
  const language = form.get('language');
  const scheme = colorSchemes.find((known) => known === form.get('colorScheme'));
  const zone = form.get('timeZone');
  const chosen: Preferences = {
    ...(isLanguage(language) ? { language } : {}),
    ...(scheme ? { colorScheme: scheme } : {}),
    ...(zone && zone.length <= 64 && isTimeZone(zone) ? { timeZone: zone } : {}),
  };
  if (session) await setPreferences(work, session, chosen);
  // Kept in the browser, too: the sign-in page should speak as the pages behind it do.
  const headers = new Headers();
  for (const name of ['language', 'colorScheme', 'timeZone'] as const) {
    const value = chosen[name];
    if (value) headers.append('Set-Cookie', preferenceCookie(work.environment, name, value));
  }
  const table = form.get('table');
  if (session && table) {
    const hidden = form.getAll('column[]').filter((column) => !form.getAll('shown[]').includes(column));
    headers.append('Set-Cookie', columnsCookie(work.environment, request, session, { table, hidden }));
  }
  return redirect(safeReturnTo(form.get('returnTo')) ?? paths.root(), { status: 303, headers });
});
