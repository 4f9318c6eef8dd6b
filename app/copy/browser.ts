// Loads, in the browser, the sentences of one audience in one language: nobody downloads the other half.
import type { i18n } from 'i18next';
import type { Language } from '#app/domain/language/language.ts';
import { createCopy } from './instance.ts';

export type Audience = 'public' | 'portal' | 'admin';

const loaders = {
  public: { en: () => import('./audience/public.en.ts'), 'zh-CN': () => import('./audience/public.zh-CN.ts') },
  portal: { en: () => import('./audience/portal.en.ts'), 'zh-CN': () => import('./audience/portal.zh-CN.ts') },
  admin: { en: () => import('./audience/admin.en.ts'), 'zh-CN': () => import('./audience/admin.zh-CN.ts') },
};

/** The audience a path belongs to; links between audiences load a whole page. */
export function audienceOf(pathname: string): Audience {
  if (pathname === '/portal' || pathname.startsWith('/portal/')) return 'portal';
  if (pathname === '/admin' || pathname.startsWith('/admin/')) return 'admin';
  return 'public';
}

export async function loadCopy(language: Language, audience: Audience): Promise<i18n> {
  return createCopy(language, { ...(await loaders[audience][language]()) });
}
