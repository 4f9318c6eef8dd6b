// Makes an i18next instance for one language out of namespaces already at hand. Never loads anything itself.
import i18next, { type i18n, type Resource } from 'i18next';
import type { Language } from '#app/domain/language/language.ts';

export function createCopy(language: Language, namespaces: Resource[string]): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    ns: Object.keys(namespaces),
    defaultNS: 'ui',
    resources: { [language]: namespaces },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
