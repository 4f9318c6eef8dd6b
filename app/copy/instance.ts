// Makes an i18next instance for one language out of namespaces already at hand. Never loads anything itself.
import i18next, { type i18n, type Resource } from 'i18next';
import type { Language } from '#app/domain/language/language.ts';

/** Sentences without values, or with a small count alone, are the same every time: i18next is asked once for each. */
function rememberPlain(instance: i18n): void {
  const ask = instance.t.bind(instance) as (key: string, values?: object) => string;
  const plain = new Map<string, string>();
  const remembered = (key: string, values?: object): string => {
    const name = values === undefined ? key : nameWithCount(key, values);
    if (name === null) return ask(key, values);
    let sentence = plain.get(name);
    if (sentence === undefined) {
      sentence = ask(key, values);
      plain.set(name, sentence);
    }
    return sentence;
  };
  instance.t = remembered as unknown as i18n['t'];
}

const rememberedCounts = 100;

function nameWithCount(key: string, values: object): string | null {
  const { count, ...others } = values as { count?: unknown };
  if (!Number.isInteger(count) || (count as number) < 0 || (count as number) >= rememberedCounts) return null;
  return Object.keys(others).length === 0 ? `${key} ${String(count)}` : null;
}

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
  rememberPlain(instance);
  return instance;
}
