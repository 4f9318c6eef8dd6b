// Countries to choose from, by name in the viewer's language; the product's own names where it has them.
import type { Translate } from '#app/copy/keys.ts';
import { countryCodes } from '#app/domain/importing/country.ts';
import type { Language } from '#app/domain/language/language.ts';
import type { Choice } from '#app/services/settings/choices.server.ts';

const named = ['CN', 'HK', 'MO', 'TW'] as const;

export function countryName(t: Translate, language: Language, code: string): string {
  const own = named.find((country) => country === code);
  if (own) return t(`registration:country.${own}`);
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}

/** Mainland China first, the rest by name. */
export function countryChoices(t: Translate, language: Language): Choice[] {
  const choices = countryCodes.map((value) => ({ value, label: countryName(t, language, value) }));
  const rank = (choice: Choice) => (choice.value === 'CN' ? 0 : 1);
  return choices.sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label, language));
}
