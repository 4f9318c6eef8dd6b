// The hook every component reads its sentences through.
import { useTranslation } from 'react-i18next';
import type { Language } from '#app/domain/language/language.ts';
import type { Translate } from './keys.ts';

export function useCopy(): { t: Translate; language: Language } {
  const { t, i18n } = useTranslation();
  return { t: t as unknown as Translate, language: i18n.language as Language };
}
